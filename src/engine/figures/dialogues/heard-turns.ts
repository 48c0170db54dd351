// What came of each thing that was said, from the events that the engine told.
import type { TurnEvent, TurnStages, TurnSummary } from '../../../shared/turn-events.ts'
import type { ToolCall } from './judge/rules.ts'

/** One turn of a dialogue as the engine took it. */
export interface HeardTurn {
  /** Of a turn that was taken for several, all of them. */
  transcript: string
  /** The last reply: the one that the user hears to its end. */
  reply: string
  /** From the last sample of speech to the first audible one of the reply; null where typed or unanswered. */
  voice_to_voice_ms: number | null
  /** Where that time went; null where typed or unanswered. */
  stages: TurnStages | null
  /** How often the loudspeaker ran dry within the reply. */
  underruns: number
  /** How many turns the engine made of it: 1; 0 where it heard no speech; more where it cut the user off. */
  turns: number
  tools: ToolCall[]
}

/**
 * @param events of one conversation, in order
 * @param turnsOfFiles how many turns each thing that was said became
 */
export function heardTurns(
  events: readonly TurnEvent[],
  turnsOfFiles: readonly number[],
): HeardTurn[] {
  const summaries = events.filter((event) => event.event === 'turn')
  let at = 0
  return turnsOfFiles.map((count) => {
    const own = summaries.slice(at, (at += count))
    const numbers = new Set(own.map(({ turn }) => turn))
    const last: Partial<TurnSummary> = own.at(-1) ?? {}
    return {
      transcript: own.map(({ transcript }) => transcript).join(' '),
      reply: last.reply ?? '',
      voice_to_voice_ms: last.voice_to_voice_ms ?? null,
      stages: last.stages ?? null,
      underruns: events.reduce(
        (sum, event) =>
          event.event === 'pipeline_complete' && numbers.has(event.turn)
            ? sum + event.buffer_underruns
            : sum,
        0,
      ),
      turns: count,
      tools: events.filter((event) => numbers.has(event.turn)).flatMap(toolCall),
    }
  })
}

/** `tool` events are told by engines that have tools; this one need not. */
function toolCall(event: object): ToolCall[] {
  const told = event as { event: string; name?: unknown; arguments?: unknown; result?: unknown }
  if (told.event !== 'tool' || typeof told.name !== 'string') return []
  return [{ name: told.name, arguments: told.arguments ?? null, result: told.result ?? null }]
}
