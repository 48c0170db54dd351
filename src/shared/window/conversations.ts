// The history page's data: past conversations and their turns.
import type { TurnSummary } from '../turn-events.ts'
import type { Waterfall } from '../waterfall.ts'
import type { Percentiles } from '../percentiles.ts'

export interface ConversationEntry {
  id: string
  title: string
  /** ISO 8601. */
  startedAt: string
  turns: number
  /** The first matching words where the list was searched. */
  excerpt: string | null
}

export interface StoredTurn {
  at: string
  summary: TurnSummary
  waterfall: Waterfall
  /** Typed instead of spoken. */
  typed: boolean
  /** File name of the saved audio, where saving is on. */
  audioFile: string | null
}

export interface Conversation {
  id: string
  title: string
  startedAt: string
  turns: StoredTurn[]
}

/** Voice-to-voice in ms: since the app was started, and over everything that is remembered. */
export interface LatencyFigures {
  session: Percentiles
  allTime: Percentiles
}

/** A turn of the conversation that goes on; `number` counts the turns of this start. */
export interface CurrentTurn {
  turn: StoredTurn
  number: number
}

export interface FinishedTurnReport extends CurrentTurn {
  figures: LatencyFigures
}
