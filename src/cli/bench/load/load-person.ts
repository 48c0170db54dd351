// One simulated person: says what the schedule says, hears each reply to its end, and goes on.
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { Vad } from '../../../engine/ports.ts'
import { converse, type SpokenTurnFile } from '../../converse.ts'
import type { Output } from '../../output.ts'
import type { Played } from '../turn-figures.ts'
import type { QueueBook } from './queues.ts'
import type { PlannedTurn } from './schedule.ts'

/** What `ask` does without options. */
const DEFAULTS = { silenceMs: 500, speed: 1, voice: undefined, language: 'en', bargeIns: [] }

export interface PlayedPerson extends Played {
  /** Places of the recordings in the order in which they were said. */
  said: readonly number[]
}

/** @param conversation whose memory of the engine's it is */
export async function playLoadPerson(
  engine: Engine,
  turns: readonly PlannedTurn[],
  recordings: readonly SpokenTurnFile[],
  options: { conversation: number; book: QueueBook; output: Output; signal: AbortSignal },
): Promise<PlayedPerson> {
  const { conversation, book, output, signal } = options
  const events: TurnEvent[] = []
  const files = turns.map(({ recording, pauseMs }) => behindPause(recordings[recording]!, pauseMs))
  const { turnsOfFiles } = await converse(
    {
      ...DEFAULTS,
      engine,
      vad: timedVad(engine.newVad(), book),
      files,
      talk: 'duplex',
      conversation,
      output,
    },
    { event: (event) => void events.push(event), finished: () => {} },
    { signal },
  )
  return { events, turnsOfFiles, said: turns.map(({ recording }) => recording) }
}

function behindPause({ name, pcm }: SpokenTurnFile, pauseMs: number): SpokenTurnFile {
  const samples = Math.round((pauseMs * MICROPHONE_SAMPLE_RATE_HZ) / 1000)
  const all = new Float32Array(samples + pcm.length)
  all.set(pcm, samples)
  return { name, pcm: all }
}

/** Detection takes no lease of cores: how long a frame is under way is told as a wait. */
function timedVad(vad: Vad, book: QueueBook): Vad {
  let waiting = 0
  return {
    reset: (options) => vad.reset(options),
    async speechProbability(frame, options) {
      const sinceMs = performance.now()
      const before = waiting++
      try {
        const probability = await vad.speechProbability(frame, options)
        const waitedMs = performance.now() - sinceMs
        book.note({ work: 'vad', end: 'used', waiting: before, waitedMs, heldMs: 0 })
        return probability
      } finally {
        waiting--
      }
    },
  }
}
