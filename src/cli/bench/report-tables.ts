// The figures as people read them.
import { formatMs } from '../../shared/format-ms.ts'
import type { Percentiles } from '../../shared/percentiles.ts'
import { tableLines, type TableColumn } from '../../engine/metrics/table.ts'
import type {
  BenchReport,
  LlmFigures,
  SequentialFigures,
  SttFigures,
  TtsFigures,
  TurnFigures,
} from './bench-report.ts'

const FIGURES: TableColumn[] = ['P50', 'P90', 'P95', 'P99', 'n'].map((title) => ({
  title,
  align: 'right',
}))

type Row = [name: string, figures: Percentiles, format?: (value: number | null) => string]

function figureLines(title: string, rows: readonly Row[]): string[] {
  const cells = rows.map(([name, { p50, p90, p95, p99, n }, format = formatMs]) => [
    name,
    ...[p50, p90, p95, p99].map(format),
    String(n),
  ])
  return tableLines([{ title }, ...FIGURES], cells)
}

export function machineLine({ machine, tier }: Pick<BenchReport, 'machine' | 'tier'>): string {
  const { cpu, cores, memory_gb, os, node, load_average } = machine
  const busy = load_average > 0.5 ? `; other programs are busy (load ${load_average})` : ''
  return `${cpu}, ${cores} cores, ${memory_gb} GB, ${os}, Node ${node}; tier ${tier}${busy}`
}

export function stageLines(stt: SttFigures, tts: TtsFigures, llm: LlmFigures): string[] {
  return [
    ...figureLines('Engines, each alone', [
      ['recognition of 5 s', stt.audio_5s_ms],
      ['recognition of 30 s', stt.audio_30s_ms],
      ['first token, nothing prepared', llm.first_token_cold_ms],
      ['first token, warm prefix', llm.first_token_warm_ms],
      ['first token, all but two words', llm.first_token_prefilled_ms],
      ['tokens per second', llm.tokens_per_second, decimals(1)],
      ['first sound, short text', tts.short_first_audio_ms],
      ['first sound, 50+ words', tts.long_first_audio_ms],
    ]),
    `Voice: real-time factor ${decimals(2)(tts.real_time_factor)}`,
  ]
}

export function turnLines(title: string, figures: TurnFigures): string[] {
  const { stages } = figures
  const lines = figureLines(title, [
    ['voice to voice', figures.voice_to_voice_ms],
    ['end of turn decided → sound', figures.decided_to_audio_ms],
    ['end of speech → decided', stages.endpoint_ms],
    ['end of speech → transcript', stages.stt_ms],
    ['model → first token', stages.llm_first_token_ms],
    ['model → first clause', stages.llm_first_clause_ms],
    ['voice → first sound', stages.tts_first_audio_ms],
    ['speech → first partial', figures.first_partial_ms],
    ['between partials', figures.partial_gap_ms],
    ['voice, real-time factor', figures.tts_real_time_factor, decimals(2)],
    ['tokens per second', figures.tokens_per_second, decimals(1)],
  ])
  const { buffer_underruns, retracted, failed } = figures
  return [
    ...lines,
    `${buffer_underruns} underruns, ${retracted} turns taken back, ${failed} failed`,
  ]
}

export function sequentialLines(figures: SequentialFigures, p90Ratio: number | null): string[] {
  const { steps } = figures
  const lines = figureLines('Sequential pipeline', [
    ['voice to voice', figures.voice_to_voice_ms],
    ['silence', steps.endpoint_ms],
    ['transcript', steps.stt_ms],
    ['whole reply', steps.llm_reply_ms],
    ['whole speech', steps.tts_speech_ms],
  ])
  return [
    ...lines,
    `Recognition by ${figures.stt}. Its P90 is ${decimals(2)(p90Ratio)} times ours.`,
  ]
}

function decimals(places: number): (value: number | null) => string {
  return (value) => (value === null || !Number.isFinite(value) ? '–' : value.toFixed(places))
}
