// What is to say of dialogues that were held: each reply judged, shares and counts of all.
import { percentile } from '../../../shared/percentiles.ts'
import type { Dialogue, Kind } from './dialogue.ts'
import type { HeardTurn } from './heard-turns.ts'
import { judgeTurn, type Verdicts } from './judge/judge-turn.ts'
import { wordErrors } from './judge/word-errors.ts'

export interface KindFigures {
  turns: number
  /** Share 0…1. */
  right: number
  /** Voice to voice in ms; null where nothing was heard aloud. */
  p50: number | null
  p90: number | null
  p95: number | null
}

export interface JudgedTurn extends Verdicts {
  kind: Kind
  said: string
  transcript: string
  reply: string
  voice_to_voice_ms: number | null
  stages: HeardTurn['stages']
  underruns: number
  /** How many turns the engine made of it. */
  turns: number
  tools: HeardTurn['tools']
  word_errors: number
  words: number
}

export interface JudgedDialogue {
  id: string
  kind: Kind
  /** Who spoke; null where it was typed. */
  voice: string | null
  turns: JudgedTurn[]
}

export interface DialogueFigures {
  turns: number
  /** Share 0…1 of the turns with a right reply. */
  right: number
  /** Voice to voice in ms over all turns that were answered aloud; null where there is none. */
  p50: number | null
  p90: number | null
  p95: number | null
  /** Share of the turns answered within a second; null where typed. */
  under_1s: number | null
  /** Number of sentences that claim what was not done or cannot be known. */
  false_claims: number
  /** Share of all turns that were declined without need. */
  refusals: number
  /** Number of places where the prompt's form was said. */
  leaks: number
  /** Number of turns that were only said back. */
  parroting: number
  /** Number of turns that were answered as an earlier one, or in circles. */
  repeated: number
  /** Number of sentences in which it makes itself a person. */
  pretends: number
  /** Errors by words said, over all turns; null where typed. */
  word_error_rate: number | null
  /** Number of turns in which the user was cut off. */
  cut_off: number
  /** Number of times that the loudspeaker ran dry within a reply; null where typed: nothing is heard. */
  underruns: number | null
  /** Number of turns without any reply. */
  unanswered: number
  kinds: Partial<Record<Kind, KindFigures>>
}

/** @param heard what came of each turn of `dialogue`, in order */
export function judgeDialogue(
  dialogue: Dialogue,
  heard: readonly HeardTurn[],
  { voice, now }: { voice: string | null; now: Date },
): JudgedDialogue {
  const { id, kind } = dialogue
  const turns = dialogue.turns.map((turn, i): JudgedTurn => {
    const { transcript, reply, voice_to_voice_ms, stages, underruns, turns, tools } =
      heard[i] ?? UNHEARD
    const earlier = heard.slice(0, i)
    const { errors, words } = wordErrors(turn.say, transcript)
    return {
      kind: turn.kind ?? kind,
      said: turn.say,
      transcript,
      reply,
      ...judgeTurn(dialogue, turn, { reply, tools, earlier }, now),
      voice_to_voice_ms,
      stages,
      underruns,
      turns,
      tools,
      word_errors: errors,
      words,
    }
  })
  return { id, kind, voice, turns }
}

const UNHEARD: HeardTurn = {
  transcript: '',
  reply: '',
  voice_to_voice_ms: null,
  stages: null,
  underruns: 0,
  turns: 0,
  tools: [],
}

export function dialogueFigures(
  dialogues: readonly JudgedDialogue[],
  mode: 'spoken' | 'typed',
): DialogueFigures {
  const turns = dialogues.flatMap((dialogue) => dialogue.turns)
  const n = Math.max(1, turns.length)
  const count = (of: (turn: JudgedTurn) => number): number =>
    turns.reduce((sum, turn) => sum + of(turn), 0)
  const times = timesOf(turns)
  const isSpoken = mode === 'spoken'
  return {
    turns: turns.length,
    right: count(({ right }) => Number(right)) / n,
    p50: percentile(times, 50),
    p90: percentile(times, 90),
    p95: percentile(times, 95),
    under_1s: isSpoken ? times.filter((ms) => ms < 1_000).length / n : null,
    false_claims: count(({ false_claims }) => false_claims.length),
    refusals: count(({ refusals }) => Number(refusals.length > 0)) / n,
    leaks: count(({ leaks }) => leaks.length),
    parroting: count(({ parroting }) => Number(parroting)),
    repeated: count(({ repeated }) => Number(repeated)),
    pretends: count(({ pretends }) => pretends.length),
    word_error_rate: isSpoken
      ? count(({ word_errors }) => word_errors) /
        Math.max(
          1,
          count(({ words }) => words),
        )
      : null,
    cut_off: count((turn) => Number(turn.turns > 1)),
    underruns: isSpoken ? count((turn) => turn.underruns) : null,
    unanswered: count(({ reply }) => Number(reply === '')),
    kinds: kindsOf(turns),
  }
}

function kindsOf(turns: readonly JudgedTurn[]): DialogueFigures['kinds'] {
  const kinds = [...new Set(turns.map(({ kind }) => kind))]
  return Object.fromEntries(
    kinds.map((kind) => {
      const own = turns.filter((turn) => turn.kind === kind)
      const times = timesOf(own)
      const right = own.filter((turn) => turn.right).length / own.length
      return [
        kind,
        {
          turns: own.length,
          right,
          p50: percentile(times, 50),
          p90: percentile(times, 90),
          p95: percentile(times, 95),
        },
      ]
    }),
  )
}

function timesOf(turns: readonly JudgedTurn[]): number[] {
  return turns.map((turn) => turn.voice_to_voice_ms).filter((ms) => ms !== null)
}
