// Events without what was said: what is left is when things happened, and what they are called.
import type { TurnEvent } from '../../../shared/turn-events.ts'

/** Names that we chose ourselves. Every other text may be somebody's words. */
const OUR_NAMES = new Set([
  ...['event', 'reason', 'language', 'voice', 'code', 'name', 'stage', 'engine'],
  ...['stt', 'llm', 'tts'], // of `engines`
])

/** `event` with every text left out but our own names; an event's figures are as they were. */
export function withoutWords(event: TurnEvent): TurnEvent {
  return kept(event) as TurnEvent
}

function kept(value: object): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
      if (typeof one === 'string') return OUR_NAMES.has(key) ? [[key, one]] : []
      if (key === 'arguments') return []
      return [[key, typeof one === 'object' && one !== null ? kept(one) : one]]
    }),
  )
}
