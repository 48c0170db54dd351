// What the replies of a scene come to.
import { percentile } from '../../../src/shared/percentiles.ts'
import type { Row } from '../judge/judge-played.ts'
import type { SceneName } from '../scenes/play-scene.ts'

export interface Sum {
  scene: SceneName
  /** Replies over which somebody was heard where somebody was to be. */
  replies: number
  missed: number
  whole: number
  stopped: number
  /** Of those that stopped. */
  stopMs: { p50: number | null; p95: number | null; max: number | null }
  noticedMsP50: number | null
  /** Of all time in which replies sounded. */
  duckedShare: number
  pausedShare: number
  resumedMs: { p50: number | null; max: number | null }
  /** Of those that were missed, too: that may be why. */
  ownTurns: number
  falseStarts: number
  /** Interruptions of which every word was understood. */
  allWordsRight: number
  /** Replies of which `heard` is within a word of what sounded, and how many were compared. */
  heardTrue: number
  heardCompared: number
}

/** One sum per scene, in the order in which they were played. */
export function sumUp(rows: readonly Row[]): Sum[] {
  const scenes = [...new Set(rows.map(({ scene }) => scene))]
  return scenes.map((scene) =>
    sumOf(
      scene,
      rows.filter((row) => row.scene === scene),
    ),
  )
}

function sumOf(scene: SceneName, all: readonly Row[]): Sum {
  const rows = all.filter(({ outcome }) => outcome !== 'missed')
  const figures = (pick: (row: Row) => number | null): number[] =>
    rows.map(pick).filter((value) => value !== null)
  const total = (pick: (row: Row) => number): number =>
    rows.reduce((sum, row) => sum + pick(row), 0)
  const sounding = total(soundedMs)
  const share = (pick: (row: Row) => number): number =>
    sounding === 0 ? 0 : total((row) => pick(row) * soundedMs(row)) / sounding
  const stops = figures(({ stopMs }) => stopMs)
  const resumes = figures(({ resumedAfterMs }) => resumedAfterMs)
  const compared = rows.filter(({ wordsSounded }) => wordsSounded !== null)
  return {
    scene,
    replies: rows.length,
    missed: all.length - rows.length,
    whole: rows.filter(({ outcome }) => outcome === 'whole').length,
    stopped: rows.filter(({ outcome }) => outcome === 'stopped').length,
    stopMs: { p50: percentile(stops, 50), p95: percentile(stops, 95), max: percentile(stops, 100) },
    noticedMsP50: percentile(
      figures(({ noticedMs }) => noticedMs),
      50,
    ),
    duckedShare: share(({ duckedShare }) => duckedShare),
    pausedShare: share(({ pausedShare }) => pausedShare),
    resumedMs: { p50: percentile(resumes, 50), max: percentile(resumes, 100) },
    ownTurns: all.reduce((sum, row) => sum + row.ownTurns, 0),
    falseStarts: all.reduce((sum, row) => sum + row.falseStarts, 0),
    allWordsRight: rows.filter(({ wordErrors }) => wordErrors?.errors === 0).length,
    heardTrue: compared.filter((row) => Math.abs(row.wordsTold - row.wordsSounded!) <= 1).length,
    heardCompared: compared.length,
  }
}

function soundedMs({ replySpan }: Row): number {
  return replySpan ? replySpan.toMs - replySpan.fromMs : 0
}
