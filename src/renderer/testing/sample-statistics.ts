// Figures of many turns, as the main process would work them out.
import type { KeptRecords } from '../../shared/window/records.ts'
import type { Statistics, StatisticsRange } from '../../shared/window/statistics.ts'

export const NO_STATISTICS: Statistics = {
  turns: 0,
  interrupted: 0,
  underruns: 0,
  voiceToVoice: {
    n: 0,
    p50: null,
    p90: null,
    p95: null,
    p99: null,
    min: null,
    max: null,
    mean: null,
  },
  stages: {
    endpoint_ms: null,
    stt_ms: null,
    llm_first_token_ms: null,
    llm_first_clause_ms: null,
    tts_first_audio_ms: null,
  },
  tokensPerSecond: null,
  realTimeFactor: null,
  trend: [],
  models: [],
  slow: { fromMs: 1000, n: 0, causes: [], slowest: [] },
}

const TIMES = [742, 655, 612, 598, 630, 690, 712, 540, 588, 720, 640, 601, 575, 622]

/** Of a session a few turns, none of them slow. */
export function sampleStatistics(range: StatisticsRange): Statistics {
  const isSession = range === 'session'
  const trend = TIMES.map((p50, i) => ({
    at: new Date(Date.UTC(2026, 10, 8 + (isSession ? 0 : i), 9, isSession ? i : 0)).toISOString(),
    n: isSession ? 1 : 12 + ((i * 7) % 19),
    p50,
    p95: isSession ? p50 : p50 + 160 + ((i * 53) % 290),
  }))
  return {
    turns: isSession ? 15 : 361,
    interrupted: isSession ? 1 : 22,
    underruns: 3,
    voiceToVoice: isSession
      ? { n: 14, p50: 626, p90: 719, p95: 728, p99: 739, min: 540, max: 742, mean: 637 }
      : { n: 348, p50: 598, p90: 770, p95: 822, p99: 990, min: 441, max: 2450, mean: 621 },
    stages: {
      endpoint_ms: 318,
      stt_ms: 196,
      llm_first_token_ms: 88,
      llm_first_clause_ms: 231,
      tts_first_audio_ms: 112,
    },
    tokensPerSecond: 31.4,
    realTimeFactor: 0.21,
    trend,
    models: [
      {
        model: 'node-llama-cpp: llm-1.5b',
        voiceToVoice: {
          n: 300,
          p50: 604,
          p90: 771,
          p95: 824,
          p99: 990,
          min: 498,
          max: 2450,
          mean: 630,
        },
        tokensPerSecond: 31.4,
      },
      {
        model: 'node-llama-cpp: llm-0.5b',
        voiceToVoice: {
          n: 48,
          p50: 521,
          p90: 602,
          p95: 640,
          p99: 688,
          min: 441,
          max: 690,
          mean: 530,
        },
        tokensPerSecond: 52.8,
      },
    ],
    slow: isSession
      ? NO_STATISTICS.slow
      : {
          fromMs: 1000,
          n: 7,
          causes: [
            { cause: 'llm', n: 4 },
            { cause: 'endpoint', n: 2 },
            { cause: 'rest', n: 1 },
          ],
          slowest: [
            { at: '2026-11-19T17:05:00.000Z', timeMs: 2450, cause: 'llm', share: 0.71 },
            { at: '2026-11-20T18:42:00.000Z', timeMs: 1620, cause: 'rest', share: 0.52 },
            { at: '2026-11-12T08:11:00.000Z', timeMs: 1203, cause: 'endpoint', share: 0.48 },
          ],
        },
  }
}

export function sampleRecords(): KeptRecords[] {
  return [
    { kind: 'history', path: '/home/ada/.config/Parley/history', bytes: 1_240_000 },
    { kind: 'audio', path: '/home/ada/.config/Parley/audio', bytes: 48_300_000 },
    { kind: 'transcripts', path: '/home/ada/.config/Parley/transcripts', bytes: 0 },
    { kind: 'events', path: '/home/ada/.config/Parley/events', bytes: 0 },
    { kind: 'figures', path: '/home/ada/.config/Parley/turns.ndjson', bytes: 131_000 },
  ]
}
