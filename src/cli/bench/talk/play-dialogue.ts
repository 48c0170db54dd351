// One dialogue over the engine, spoken in real time.
import type { TurnEvent } from '../../../shared/turn-events.ts'
import type { Engine } from '../../../engine/engine.ts'
import { converse, type SpokenTurnFile } from '../../converse.ts'
import type { Output } from '../../output.ts'
import { heardTurns, type HeardTurn } from '../../../engine/figures/dialogues/heard-turns.ts'

/** What `ask` does without options. */
const DEFAULTS = {
  talk: 'duplex',
  silenceMs: 500,
  speed: 1,
  bargeIns: [],
  language: 'en',
} as const

/** @param files what is said, turn by turn. @returns one of each, in order */
export async function speakDialogue(
  engine: Engine,
  files: SpokenTurnFile[],
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<HeardTurn[]> {
  const events: TurnEvent[] = []
  await engine.vad.reset({ signal })
  const { turnsOfFiles } = await converse(
    { ...DEFAULTS, voice: undefined, engine, files, output },
    { event: (event) => void events.push(event), finished() {} },
    { signal },
  )
  return heardTurns(events, turnsOfFiles)
}
