// What a session is opened with, and what is true of it at any time.
import type { EndOfTurn } from '../../ports.ts'
import type { TurnParts } from './turn-parts.ts'
import type { Turn } from './turn.ts'

/** Exactly one of these is true of the session at any time. */
export type Mode =
  | { at: 'idle' }
  | { at: 'listening'; turn: Turn }
  /** Committed, but nothing was heard of the reply yet: speech now takes it back. */
  | { at: 'thinking'; turn: Turn }
  | { at: 'speaking'; turn: Turn }

/** Read anew for every turn, so that a getter among them takes effect from the next turn on. */
export interface SessionOptions extends TurnParts {
  talk: 'duplex' | 'ptt'
  endOfTurn: EndOfTurn
  /** Speech over the reply for so long pauses it, until its words tell what it is; 0: nothing interrupts. */
  bargeInSpeechMs?: number
  onMode?: (mode: Mode['at']) => void
}
