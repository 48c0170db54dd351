// How a reply ended, by what the app told, and when that was heard, by the witness.
import type { Told } from '../app-in-room.ts'
import { cut, soundSpans, type Span } from './sound-spans.ts'

export interface ReplyEnd {
  /** Given up: interrupted, or held and not taken up again as long as it was looked at. */
  isStopped: boolean
  /** When the app said that it was interrupted. */
  interruptedAtMs: number | null
  /** From its first sound to its last; null: nothing was heard. */
  span: Span | null
}

/** What the room and the browser still hold when the app says that it has stopped; no answer comes so soon. */
const HELD_BACK_MS = 400

/**
 * A reply that is not given up may be silent all the same, while the model writes: only events tell. It may have been
 * held and taken up again before it was given up: its last sound counts.
 */
export function replyEnd(told: readonly Told[], turn: number, echo: Float32Array): ReplyEnd {
  const interruption = told.find(
    (event) =>
      event.turn === turn &&
      (event.name === 'duplex_interruption' ||
        (event.name === 'turn' && event.payload['interrupted'] === true)),
  )
  const interruptedAtMs = interruption?.atMs ?? null
  const untilMs = interruptedAtMs === null ? Infinity : interruptedAtMs + HELD_BACK_MS
  const spans = soundSpans(cut(echo, { fromMs: 0, toMs: untilMs }), 0)
  const [first, last] = [spans[0], spans.at(-1)]
  return {
    isStopped: interruption !== undefined || isHeldStill(told),
    interruptedAtMs,
    span: first && last ? { fromMs: first.fromMs, toMs: last.toMs } : null,
  }
}

function isHeldStill(told: readonly Told[]): boolean {
  const last = told.findLast(({ name }) => ['pause', 'resume', 'turn'].includes(name))
  return last?.name === 'pause'
}
