// The figures of turns, from the events that the engine told.
import type { TurnEvent, TurnEventName, TurnStages } from '../../shared/turn-events.ts'
import { percentiles } from '../../shared/percentiles.ts'
import type { TurnFigures } from './bench-report.ts'

const STAGES = [
  'endpoint_ms',
  'stt_ms',
  'llm_first_token_ms',
  'llm_first_clause_ms',
  'tts_first_audio_ms',
] as const satisfies (keyof TurnStages)[]

type EventOf<Name extends TurnEventName> = Extract<TurnEvent, { event: Name }>

/** @param conversations the events of each conversation, in order: turns are counted anew in each */
export function turnFigures(conversations: readonly (readonly TurnEvent[])[]): TurnFigures {
  const events = conversations.flat()
  const named = <Name extends TurnEventName>(name: Name): EventOf<Name>[] =>
    events.filter((event): event is EventOf<Name> => event.event === name)

  const heard = named('turn').filter((turn) => turn.voice_to_voice_ms !== null)
  const totals = named('pipeline_complete')
  const partials = conversations.flatMap(partialTimes)
  const stage = (name: keyof TurnStages) =>
    percentiles(numbers(heard.map((turn) => turn.stages[name])))
  return {
    n: heard.length,
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
    buffer_underruns: totals.reduce((sum, one) => sum + one.buffer_underruns, 0),
    retracted: named('turn_retracted').length,
    failed: named('error').length,
  }
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
