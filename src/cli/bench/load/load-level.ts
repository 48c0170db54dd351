// So many people at once over one engine, and the figures of it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Percentiles } from '../../../shared/percentiles.ts'
import type { TurnStages } from '../../../shared/turn-events.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { SpokenTurnFile } from '../../converse.ts'
import type { Output } from '../../output.ts'
import { turnFigures } from '../turn-figures.ts'
import { wordErrors } from '../../../engine/figures/dialogues/judge/word-errors.ts'
import { playLoadPerson, type PlayedPerson } from './load-person.ts'
import { QueueBook, type Queues } from './queues.ts'
import { schedules } from './schedule.ts'

export interface LoadRecording extends SpokenTurnFile {
  /** What is said in it; undefined where nothing tells. */
  words: string | undefined
}

export interface LevelFigures {
  sessions: number
  /** Turns whose reply was heard. */
  turns: number
  unanswered: number
  false_cutoffs: number
  failed: number
  seconds: number
  turns_per_minute: number
  voice_to_voice_ms: Percentiles
  stages: Record<keyof TurnStages, Percentiles>
  /** Of the words that were said, where they are known. */
  words_right: number | null
  buffer_underruns: number
  speculation: { replies_prepared: number; hit_rate: number | null }
  queues: Queues
  /** Thread time lent in the whole, of what the cores have. */
  cores_busy: number
  /** How late this process got to its own work. */
  event_loop_p99_ms: number
}

interface LevelRequest {
  sessions: number
  turns: number
  seed: number
  recordings: readonly LoadRecording[]
}

/** @throws CodedError of the engine; AbortError */
export async function measureLevel(
  engine: Engine,
  { sessions, turns, seed, recordings }: LevelRequest,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<LevelFigures> {
  const book = new QueueBook()
  const unwatch = engine.watchLeases((lease) => book.note(lease))
  const loop = monitorEventLoopDelay({ resolution: 5 })
  // Where one of them fails, the others need not go on.
  const failing = new AbortController()
  const options = { book, output, signal: AbortSignal.any([signal, failing.signal]) }
  const leasedMs = engine.leasedMs()
  const startMs = performance.now()
  loop.enable()
  try {
    const planned = schedules(sessions, turns, recordings.length, seed)
    const played = await Promise.all(
      planned.map(async (schedule, conversation) => {
        try {
          return await playLoadPerson(engine, schedule, recordings, { ...options, conversation })
        } catch (error) {
          failing.abort(error)
          throw error
        }
      }),
    )
    const seconds = (performance.now() - startMs) / 1000
    return {
      sessions,
      ...spoken(played, seconds),
      words_right: wordsRight(played, recordings),
      queues: book.figures,
      cores_busy: (engine.leasedMs() - leasedMs) / (engine.allotment.total * seconds * 1000),
      event_loop_p99_ms: loop.percentile(99) / 1e6,
    }
  } finally {
    loop.disable()
    unwatch()
  }
}

function spoken(played: readonly PlayedPerson[], seconds: number) {
  const figures = turnFigures(played)
  const { n: turns, unanswered, failed, voice_to_voice_ms, stages, buffer_underruns } = figures
  const { replies_prepared, hit_rate, false_cutoffs } = figures.speculation
  return {
    turns,
    unanswered,
    false_cutoffs,
    failed,
    seconds,
    turns_per_minute: (turns * 60) / seconds,
    voice_to_voice_ms,
    stages,
    buffer_underruns,
    speculation: { replies_prepared, hit_rate },
  }
}

/** Each person's words against what that person said: what another has said would be wrong here. */
function wordsRight(
  played: readonly PlayedPerson[],
  recordings: readonly LoadRecording[],
): number | null {
  const counts = played.flatMap(({ events, turnsOfFiles, said }) => {
    const transcripts = events.flatMap((one) => (one.event === 'turn' ? [one.transcript] : []))
    let at = 0
    return said.flatMap((recording, i) => {
      const heard = transcripts.slice(at, (at += turnsOfFiles[i] ?? 0)).join(' ')
      const { words } = recordings[recording]!
      return words === undefined ? [] : [wordErrors(words, heard)]
    })
  })
  const words = counts.reduce((sum, one) => sum + one.words, 0)
  const errors = counts.reduce((sum, one) => sum + one.errors, 0)
  return words === 0 ? null : Math.max(0, 1 - errors / words)
}
