// The figures as people read them.
import type { BenchReport, TierFigures } from './bench-report.ts'
import {
  formatNumber,
  PERCENTILE_COLUMNS,
  percentileRow,
  type FigureTable,
} from './figure-table.ts'
import type { TalkMode } from './measure-turns.ts'
import { isDisturbed, type SequentialFigures } from './sequential-figures.ts'
import type { TalkFigures, TurnFigures } from './talk-figures.ts'

const TALK: Record<TalkMode, string> = { duplex: 'duplex', ptt: 'push-to-talk' }

const DISTURBED =
  'Other programs disturbed it: that ratio flatters ours. Measure again on an idle machine.'

export function machineLine({ machine }: Pick<BenchReport, 'machine'>): string {
  const { cpu, cores, memory_gb, os, node, load_average } = machine
  const busy = load_average > 0.5 ? `; other programs are busy (load ${load_average})` : ''
  return `${cpu}, ${cores} cores, ${memory_gb} GB, ${os}, Node ${node}${busy}`
}

export function stageTable({
  stt,
  tts,
  llm,
}: Pick<TierFigures, 'stt' | 'tts' | 'llm'>): FigureTable {
  return {
    title: 'Engines, each alone',
    columns: PERCENTILE_COLUMNS,
    rows: [
      percentileRow('recognition of 5 s', stt.audio_5s_ms),
      percentileRow('recognition of 30 s', stt.audio_30s_ms),
      percentileRow('first token, nothing prepared', llm.first_token_cold_ms),
      percentileRow('first token, warm prefix', llm.first_token_warm_ms),
      percentileRow('first token, all but two words', llm.first_token_prefilled_ms),
      percentileRow('tokens per second', llm.tokens_per_second, 1),
      percentileRow('first sound, short text', tts.short_first_audio_ms),
      percentileRow('first sound, 50+ words', tts.long_first_audio_ms),
    ],
    notes: [`Voice: real-time factor ${formatNumber(tts.real_time_factor, 2)}.`],
  }
}

/** The warm turns, and behind them the cold ones. */
export function turnTables(talk: TalkMode, figures: TalkFigures): FigureTable[] {
  const { cold } = figures
  const warm: FigureTable = {
    title: `Turns, ${TALK[talk]}, warm`,
    columns: PERCENTILE_COLUMNS,
    rows: [
      ...wayRows(figures),
      percentileRow('speech → first partial', figures.first_partial_ms),
      percentileRow('between partials', figures.partial_gap_ms),
      percentileRow('voice, real-time factor', figures.tts_real_time_factor, 2),
      percentileRow('tokens per second', figures.tokens_per_second, 1),
    ],
    notes: [speculationOf(figures), faultsOf(figures)],
  }
  const first: FigureTable = {
    title: `Turns, ${TALK[talk]}, cold`,
    columns: PERCENTILE_COLUMNS,
    rows: wayRows(cold),
    notes: [`Each the first turn of a freshly opened engine. ${faultsOf(cold)}`],
  }
  return [warm, first]
}

/** In the order of the data's way. */
function wayRows({
  voice_to_voice_ms,
  decided_to_audio_ms,
  stages,
}: TurnFigures): FigureTable['rows'] {
  return [
    percentileRow('voice to voice', voice_to_voice_ms),
    percentileRow('end of turn decided → sound', decided_to_audio_ms),
    percentileRow('end of speech → decided', stages.endpoint_ms),
    percentileRow('end of speech → transcript', stages.stt_ms),
    percentileRow('model → first token', stages.llm_first_token_ms),
    percentileRow('model → first clause', stages.llm_first_clause_ms),
    percentileRow('voice → first sound', stages.tts_first_audio_ms),
  ]
}

/** What no percentile shows. */
function faultsOf({
  files,
  unanswered,
  speculation: { false_cutoffs },
  retracted,
  buffer_underruns,
  failed,
}: TurnFigures): string {
  return (
    `${files} ${files === 1 ? 'recording' : 'recordings'}: ${unanswered} unanswered, ${false_cutoffs} false cut-offs, ` +
    `${retracted} taken back, ${buffer_underruns} underruns, ${failed} failed.`
  )
}

/** What it cost to answer before it was sure that the turn was over. */
function speculationOf({ speculation }: TurnFigures): string {
  const { replies_prepared, hit_rate, withdrawn_ms } = speculation
  if (hit_rate === null) return 'No reply was prepared at a pause.'
  return (
    `${replies_prepared} replies prepared at a pause: ${formatNumber(hit_rate * 100, 0)} % used, ` +
    `the others withdrawn after ${formatNumber(withdrawn_ms, 0)} ms of work in all.`
  )
}

export function sequentialTable(figures: SequentialFigures, p90Ratio: number | null): FigureTable {
  const { voice_to_voice_ms, steps, stt, tts, unanswered } = figures
  return {
    title: 'Sequential pipeline',
    columns: PERCENTILE_COLUMNS,
    rows: [
      percentileRow('voice to voice', voice_to_voice_ms),
      percentileRow('silence', steps.endpoint_ms),
      percentileRow('transcript', steps.stt_ms),
      percentileRow('whole reply', steps.llm_reply_ms),
      percentileRow('whole speech', steps.tts_speech_ms),
    ],
    notes: [
      `Recognition by ${stt}, voice by ${tts}; ${unanswered} unanswered.`,
      `Its P90 is ${formatNumber(p90Ratio, 2)} times ours (duplex, warm).`,
      ...(isDisturbed(figures, 'p90') ? [DISTURBED] : []),
    ],
  }
}
