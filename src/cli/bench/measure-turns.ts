// From voice to voice: the recordings in real time, as `ask` plays them.
import type { TurnEvent } from '../../shared/turn-events.ts'
import type { Engine } from '../../engine/engine.ts'
import { converse, type SpokenTurnFile } from '../converse.ts'
import type { Output } from '../output.ts'
import type { TurnFigures } from './bench-report.ts'
import { turnFigures } from './turn-figures.ts'

/** What `ask` does without options. */
const DEFAULTS = { silenceMs: 500, speed: 1, voice: undefined, bargeIn: undefined }

/** @param rounds each is one conversation, and begins with an empty memory */
export async function measureTurns(
  engine: Engine,
  rounds: readonly SpokenTurnFile[][],
  talk: 'duplex' | 'ptt',
  output: Output,
  { signal }: { signal: AbortSignal },
): Promise<TurnFigures> {
  const conversations: TurnEvent[][] = []
  for (const files of rounds) {
    const events: TurnEvent[] = []
    await engine.vad.reset({ signal })
    const listener = { event: (event: TurnEvent) => void events.push(event), finished: () => {} }
    await converse({ ...DEFAULTS, engine, files, talk, output }, listener, { signal })
    conversations.push(events)
  }
  return turnFigures(conversations)
}
