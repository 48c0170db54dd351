// The plainest end of turn: a fixed length of silence.
import type { EndOfTurn } from '../ports.ts'

/** The turn is over after `silenceMs` of silence, whatever was said. */
export function silenceEndOfTurn(silenceMs: number): EndOfTurn {
  return { hangoverMs: () => silenceMs }
}
