// The figures of turns, from the events that the engine told.
import type { TurnEvent, TurnEventName, TurnStages } from '../../shared/turn-events.ts'
import { percentiles } from '../../shared/percentiles.ts'
import type { TurnFigures } from './talk-figures.ts'

/** One conversation as it was played. */
export interface Played {
  /** In order; turns are counted anew in each conversation. */
  events: readonly TurnEvent[]
  /** How many turns each recording became. */
  turnsOfFiles: readonly number[]
}

const STAGES = [
  'endpoint_ms',
  'stt_ms',
  'llm_first_token_ms',
  'llm_first_clause_ms',
  'tts_first_audio_ms',
] as const satisfies (keyof TurnStages)[]

type EventOf<Name extends TurnEventName> = Extract<TurnEvent, { event: Name }>

export function turnFigures(conversations: readonly Played[]): TurnFigures {
  const events = conversations.flatMap((played) => played.events)
  const turnsOfFiles = conversations.flatMap((played) => played.turnsOfFiles)
  const named = <Name extends TurnEventName>(name: Name): EventOf<Name>[] =>
    events.filter((event): event is EventOf<Name> => event.event === name)

  const heard = named('turn').filter((turn) => turn.voice_to_voice_ms !== null)
  const totals = named('pipeline_complete')
  const partials = conversations.flatMap((played) => partialTimes(played.events))
  const retracted = named('turn_retracted').length
  const total = (of: (one: EventOf<'pipeline_complete'>) => number): number =>
    totals.reduce((sum, one) => sum + of(one), 0)
  const prepared = total((one) => one.replies_prepared)
  const used = prepared - total((one) => one.replies_withdrawn)
  const stage = (name: keyof TurnStages) =>
    percentiles(numbers(heard.map((turn) => turn.stages[name])))
  return {
    n: heard.length,
    files: turnsOfFiles.length,
    unanswered: conversations.reduce((sum, played) => sum + unanswered(played), 0),
    voice_to_voice_ms: percentiles(numbers(heard.map((turn) => turn.voice_to_voice_ms))),
    decided_to_audio_ms: percentiles(
      numbers(
        heard.map(({ voice_to_voice_ms: all, stages }) => difference(all, stages.endpoint_ms)),
      ),
    ),
    stages: Object.fromEntries(STAGES.map((name) => [name, stage(name)])) as TurnFigures['stages'],
    first_partial_ms: percentiles(numbers(partials.map(({ firstMs }) => firstMs))),
    partial_gap_ms: percentiles(partials.flatMap(({ gapsMs }) => gapsMs)),
    tokens_per_second: percentiles(numbers(totals.map((one) => one.tokens_per_second))),
    tts_real_time_factor: percentiles(numbers(totals.map((one) => one.tts_real_time_factor))),
    buffer_underruns: total((one) => one.buffer_underruns),
    retracted,
    speculation: {
      replies_prepared: prepared,
      hit_rate: prepared > 0 ? used / prepared : null,
      withdrawn_ms: total((one) => one.withdrawn_ms),
      replies_withdrawn: retracted,
      false_cutoffs: turnsOfFiles.reduce((sum, turns) => sum + Math.max(0, turns - 1), 0),
    },
    failed: named('error').length,
  }
}

/** A conversation up to its first turn with a sound: what follows has a warm engine. */
export function firstTurnOf({ events, turnsOfFiles }: Played): Played {
  const ends = events.find((event) => event.event === 'turn' && event.voice_to_voice_ms !== null)
  return { events: events.filter(({ turn }) => !ends || turn <= ends.turn), turnsOfFiles }
}

/** The recordings of a conversation none of whose turns was heard; turns end in the order of the recordings. */
function unanswered({ events, turnsOfFiles }: Played): number {
  const turns = events.filter((event) => event.event === 'turn')
  let at = 0
  return turnsOfFiles.filter((count) => {
    const own = turns.slice(at, (at += count))
    return own.every((turn) => turn.voice_to_voice_ms === null)
  }).length
}

/** Per turn: when the first partial came after the start of speech, and how far apart they were. */
function partialTimes(
  events: readonly TurnEvent[],
): { firstMs: number | null; gapsMs: number[] }[] {
  const turns = new Map<number, { startMs: number; partialsMs: number[] }>()
  for (const { event, turn, t_ms } of events) {
    if (event === 'speech_start') turns.set(turn, { startMs: t_ms, partialsMs: [] })
    if (event === 'stt_partial') turns.get(turn)?.partialsMs.push(t_ms)
  }
  return [...turns.values()].map(({ startMs, partialsMs: [first, ...later] }) => ({
    firstMs: difference(first ?? null, startMs),
    gapsMs: later.map((tMs, i) => tMs - (i === 0 ? first! : later[i - 1]!)),
  }))
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}

function numbers(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null)
}
