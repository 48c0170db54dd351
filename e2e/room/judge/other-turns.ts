// What turns there were besides the reply's.
import type { Told } from '../app-in-room.ts'

export interface OwnTurns {
  /** Turns that nobody began, taken back or not. */
  falseStarts: number
  /** Turns that nobody began, and that were understood, answered, or stopped a reply. */
  ownTurns: number
}

/** @param untilMs until when nobody spoke */
export function ownTurns(told: readonly Told[], turn: number, untilMs: number): OwnTurns {
  const before = told.filter(({ atMs }) => atMs < untilMs)
  const others = before.filter((event) => event.turn !== turn)
  const answered = others.filter(({ name }) => name === 'stt_complete' || name === 'llm_start')
  const interrupted = before.filter(({ name }) => name === 'duplex_interruption')
  return {
    falseStarts: others.filter(({ name }) => name === 'speech_start').length,
    ownTurns: Math.max(new Set(answered.map((event) => event.turn)).size, interrupted.length),
  }
}

/** What the turn after the reply's was understood to say: the last word on it, as it may have been taken back. */
export function understoodWords(told: readonly Told[], turn: number): string {
  const last = told.findLast((event) => event.name === 'stt_complete' && event.turn !== turn)
  const text = last?.payload['text']
  return typeof text === 'string' ? text : ''
}
