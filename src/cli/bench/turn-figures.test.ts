import { describe, expect, it } from 'vitest'
import type { TurnEvent } from '../../shared/turn-events.ts'
import { fakeTurnEvent } from './testing/figures.ts'
import { firstTurnOf, turnFigures, type Played } from './turn-figures.ts'

const partial = (turn: number, t_ms: number): TurnEvent => ({
  event: 'stt_partial',
  t_ms,
  turn,
  confirmed: 'what',
  tentative: 'is',
})

function conversation(voiceToVoiceMs: number | null): Played {
  const stages = {
    endpoint_ms: 520,
    stt_ms: 400,
    llm_first_token_ms: 150,
    llm_first_clause_ms: null,
    tts_first_audio_ms: 300,
  }
  const events: TurnEvent[] = [
    { event: 'speech_start', t_ms: 300, turn: 1 },
    partial(1, 700),
    partial(1, 950),
    partial(1, 1_250),
    {
      event: 'pipeline_complete',
      t_ms: 6_000,
      turn: 1,
      tokens: 20,
      tokens_per_second: 30,
      tts_real_time_factor: null,
      chunks_streamed: 8,
      buffer_underruns: 1,
      replies_prepared: 2,
      replies_withdrawn: 1,
      withdrawn_ms: 150,
    },
    fakeTurnEvent(voiceToVoiceMs, stages),
  ]
  return { events, turnsOfFiles: [1] }
}

/** What the same engine goes on with: the same turn under the next number. */
function followed({ events }: Played): Played {
  return {
    events: [...events, ...events.map((event) => ({ ...event, turn: 2 }))],
    turnsOfFiles: [2],
  }
}

describe('turnFigures', () => {
  it('given two conversations, puts their turns together', () => {
    const figures = turnFigures([conversation(1_000), conversation(1_400)])
    expect(figures).toMatchObject({
      n: 2,
      voice_to_voice_ms: { n: 2, p50: 1_200, max: 1_400 },
      decided_to_audio_ms: { p50: 680 },
      stages: { endpoint_ms: { p50: 520 }, llm_first_clause_ms: { n: 0, p50: null } },
      tts_real_time_factor: { n: 0 },
      buffer_underruns: 2,
    })
  })
  it('given partials, tells when the first came and the gaps between them', () => {
    const figures = turnFigures([conversation(1_000)])
    expect(figures.first_partial_ms).toMatchObject({ n: 1, p50: 400 })
    expect(figures.partial_gap_ms).toMatchObject({ n: 2, min: 250, max: 300 })
  })
  it('given a turn that was never heard, does not count it', () => {
    const figures = turnFigures([conversation(null)])
    expect(figures).toMatchObject({ n: 0, voice_to_voice_ms: { n: 0 }, files: 1, unanswered: 1 })
  })
  it('given replies prepared at pauses, tells how many were used and what the others cost', () => {
    const once = conversation(900)
    const events = once.events.map((event) =>
      event.event === 'pipeline_complete'
        ? { ...event, replies_prepared: 1, replies_withdrawn: 0, withdrawn_ms: 0 }
        : event,
    )
    const { speculation } = turnFigures([once, once, once, { ...once, events }])
    expect(speculation).toMatchObject({
      replies_prepared: 7,
      hit_rate: 4 / 7,
      withdrawn_ms: 450,
    })
  })
  it('given no reply that was prepared, has no hit rate', () => {
    const { speculation } = turnFigures([{ events: [], turnsOfFiles: [0] }])
    expect(speculation).toMatchObject({ replies_prepared: 0, hit_rate: null, withdrawn_ms: 0 })
  })
  it('given errors and retractions, counts them', () => {
    const events: TurnEvent[] = [
      { event: 'turn_retracted', t_ms: 1, turn: 1, reason: 'the user went on' },
      { event: 'error', t_ms: 2, turn: 1, code: 'engine_died', message: 'gone' },
    ]
    expect(turnFigures([{ events, turnsOfFiles: [0] }])).toMatchObject({
      n: 0,
      files: 1,
      unanswered: 1,
      retracted: 1,
      speculation: { replies_withdrawn: 1, false_cutoffs: 0 },
      failed: 1,
    })
  })
  it('given a recording that became two turns, calls one a false cut-off', () => {
    const split = followed(conversation(900))
    expect(turnFigures([split, conversation(900)])).toMatchObject({
      n: 3,
      files: 2,
      unanswered: 0,
      speculation: { false_cutoffs: 1 },
    })
  })
  it('given a recording without a turn, does not let the next one’s two make up for it', () => {
    const { events } = followed(conversation(900))
    expect(turnFigures([{ events, turnsOfFiles: [0, 2] }])).toMatchObject({
      unanswered: 1,
      speculation: { false_cutoffs: 1 },
    })
  })
})

describe('firstTurnOf', () => {
  it('given more turns, leaves them out of the times, yet not out of the count', () => {
    const figures = turnFigures([firstTurnOf(followed(conversation(1_500)))])
    expect(figures).toMatchObject({ n: 1, unanswered: 0, speculation: { false_cutoffs: 1 } })
  })
  it('given a turn that was never heard, keeps what there is', () => {
    const unheard = conversation(null)
    expect(firstTurnOf(unheard)).toEqual(unheard)
  })
})
