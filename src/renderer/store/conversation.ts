// The conversation as the page shows it: pure steps from what the main process tells.
import type { TurnEvent, TurnSummary } from '../../shared/turn-events.ts'
import type { CurrentTurn } from '../../shared/window/conversations.ts'
import type { Waterfall } from '../../shared/waterfall.ts'
import type { SessionMode } from '../../shared/window/app-state.ts'

/** The turn that goes on. */
export interface LiveTurn {
  /** 0 for typed words that the main process has not yet taken up. */
  turn: number
  confirmed: string
  tentative: string
  /** The final transcript, or what was typed; null while the user still speaks. */
  said: string | null
  reply: string
  /** The part of `reply` that is being spoken or was heard. */
  spoken: string
  /** Somebody is heard over the reply, and it waits until it is known why. */
  isPaused: boolean
  error: string | null
}

export interface FinishedTurn {
  turn: number
  summary: TurnSummary
  typed: boolean
  error: string | null
  /** Null until the report of the turn is here. */
  waterfall: Waterfall | null
}

export interface Conversation {
  live: LiveTurn | null
  finished: FinishedTurn[]
}

export const EMPTY: Conversation = { live: null, finished: [] }

const NEW_TURN: Omit<LiveTurn, 'turn'> = {
  confirmed: '',
  tentative: '',
  said: null,
  reply: '',
  spoken: '',
  isPaused: false,
  error: null,
}

export function typedWords(state: Conversation, text: string): Conversation {
  return { ...state, live: { ...NEW_TURN, turn: 0, said: text } }
}

/** The main process did not take the typed words. */
export function typedInVain(state: Conversation): Conversation {
  return state.live?.turn === 0 ? { ...state, live: null } : state
}

export function withEvent(state: Conversation, event: TurnEvent): Conversation {
  switch (event.event) {
    case 'speech_start':
    case 'llm_start':
      return withLive(state, event.turn, {})
    case 'stt_partial': {
      const { confirmed, tentative } = event
      return withLive(state, event.turn, { confirmed, tentative })
    }
    case 'stt_complete':
      return withLive(state, event.turn, { said: event.text, confirmed: event.text, tentative: '' })
    case 'turn_retracted': // the user goes on, or the mode goes idle next and the turn with it
      if (state.live?.turn !== event.turn) return state
      return withLive(state, event.turn, { said: null, reply: '', spoken: '', isPaused: false })
    case 'pause':
    case 'resume':
      if (state.live?.turn !== event.turn) return state
      return withLive(state, event.turn, { isPaused: event.event === 'pause' })
    case 'duplex_interruption':
      if (state.live?.turn !== event.turn) return state
      return withLive(state, event.turn, { spoken: event.heard })
    case 'error':
      return withLive(state, event.turn, { error: event.message })
    case 'turn':
      return withSummary(state, event.turn, event)
    default:
      return state
  }
}

export function withReply(
  state: Conversation,
  { turn, text, spoken }: { turn: number; text: string; spoken: string },
): Conversation {
  // A last word on a turn that is over already.
  if (state.live === null && state.finished.some((finished) => finished.turn === turn)) return state
  return withLive(state, turn, { reply: text, spoken })
}

export function withReport(state: Conversation, { turn, number }: CurrentTurn): Conversation {
  const next = withSummary(state, number, turn.summary)
  const at = placeOf(next.finished, number, turn.summary)
  const finished = next.finished.map((entry, i) =>
    i === at ? { ...entry, typed: turn.typed, waterfall: turn.waterfall } : entry,
  )
  return { ...next, finished }
}

/** Idle means that no turn is open: what was dropped leaves without a trace. */
export function withMode(state: Conversation, mode: SessionMode): Conversation {
  if (mode !== 'idle' || state.live === null || state.live.turn === 0) return state
  if (state.live.error !== null) return state
  return { ...state, live: null }
}

function withLive(state: Conversation, turn: number, patch: Partial<LiveTurn>): Conversation {
  const { live } = state
  // Typed words become the turn that the main process makes of them.
  const isSame = live !== null && (live.turn === turn || live.turn === 0)
  const before = isSame ? live : { ...NEW_TURN, turn }
  return { ...state, live: { ...before, ...patch, turn } }
}

function withSummary(state: Conversation, turn: number, summary: TurnSummary): Conversation {
  const { live, finished } = state
  const at = placeOf(finished, turn, summary)
  const known = finished[at]
  const { transcript, reply, heard, interrupted, voice_to_voice_ms, stages, engines } = summary
  const entry: FinishedTurn = {
    turn,
    summary: { transcript, reply, heard, interrupted, voice_to_voice_ms, stages, engines },
    typed: known?.typed ?? false,
    error: known?.error ?? (live?.turn === turn ? live.error : null),
    waterfall: known?.waterfall ?? null,
  }
  const goesOn = live !== null && live.turn !== turn
  return {
    live: goesOn ? live : null,
    finished: known ? finished.with(at, entry) : [...finished, entry],
  }
}

/**
 * Where the turn is that `summary` tells of; -1 for a new one. An engine that starts anew counts from 1 again, so
 * that the number alone does not tell: a turn with its report is over.
 */
function placeOf(finished: readonly FinishedTurn[], turn: number, summary: TurnSummary): number {
  return finished.findLastIndex(
    (entry) =>
      entry.turn === turn &&
      (entry.waterfall === null ||
        (entry.summary.transcript === summary.transcript && entry.summary.reply === summary.reply)),
  )
}
