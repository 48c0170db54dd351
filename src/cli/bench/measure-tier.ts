// Everything that is measured of one tier, on engines that are opened for it and closed behind it.
import type { Waterfall } from '../../shared/waterfall.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Tier } from '../../engine/tiers.ts'
import type { CommandContext } from '../command-context.ts'
import type { Output } from '../output.ts'
import type { TierFigures } from './bench-report.ts'
import type { BenchRequest } from './bench-request.ts'
import { openColdStt } from './cold-whisper.ts'
import type { FigureTable } from './figure-table.ts'
import { measureLlm } from './llm-stage.ts'
import {
  measureColdTurns,
  measureTurns,
  type MeasuredTurns,
  type TalkMode,
} from './measure-turns.ts'
import { ratiosOf } from './regression.ts'
import type { Runs } from './repeated.ts'
import { sequentialTable, stageTable, turnTables } from './report-tables.ts'
import type { SequentialFigures } from './sequential-figures.ts'
import { measureSequential } from './sequential.ts'
import { measureStt, measureTts } from './speech-stages.ts'
import type { TalkFigures, TurnFigures } from './talk-figures.ts'
import { openWholeKokoro } from './whole-kokoro.ts'

const RUNS: Runs = { stt: 15, tts: 10, llm: 10 }
const QUICK_RUNS: Runs = { stt: 3, tts: 2, llm: 2 }

export interface MeasuredTier {
  figures: TierFigures
  /** Pictures of single turns, for the HTML report. */
  waterfalls: Record<TalkMode, { cold: Waterfall[]; warm: Waterfall[] }>
}

/** @param tell shown each table as soon as its figures are there */
export async function measureTier(
  tier: Tier,
  { quick, peers, recordings, rounds, coldTurns }: BenchRequest,
  {
    output,
    tell,
    context,
  }: { output: Output; tell: (table: FigureTable) => void; context: CommandContext },
): Promise<MeasuredTier> {
  const { signal } = context
  const options = { signal, progress: (what: string) => output.status(`▸ ${what}`) }
  const open = (): Promise<Engine> => context.openEngine({ tier, output })
  const cold = (talk: TalkMode) => measureColdTurns(open, coldTurns, { talk, output, signal })

  // Before the engine that stays: two of them would share the memory.
  const coldDuplex = await cold('duplex')
  const coldPtt = quick ? null : await cold('ptt')
  const engine = await open()
  try {
    const runs = quick ? QUICK_RUNS : RUNS
    const clips = recordings.files.map(({ pcm }) => pcm)
    const stt = await measureStt(engine, clips, runs, options)
    const llm = await measureLlm(engine, runs, options)
    const tts = await measureTts(engine, runs, options)
    tell(stageTable({ stt, tts, llm }))

    const talk = async (mode: TalkMode, coldTurns: MeasuredTurns) => {
      const warm = await measureTurns(engine, rounds, { talk: mode, output, signal })
      const figures: TalkFigures = { ...warm.figures, cold: coldTurns.figures }
      for (const table of turnTables(mode, figures)) tell(table)
      return { figures, waterfalls: { cold: coldTurns.waterfalls, warm: warm.waterfalls } }
    }
    const duplex = await talk('duplex', coldDuplex)
    const ptt = coldPtt && (await talk('ptt', coldPtt))

    const sequential = peers ? await peer() : null
    const p90Ratio = ratio(sequential, duplex.figures)
    const ratios = sequential && ratiosOf(duplex.figures, sequential)
    if (sequential) tell(sequentialTable(sequential, p90Ratio))

    const engines = { stt: engine.stt.info, llm: engine.llm.info, tts: engine.tts.info }
    const turns = { duplex: duplex.figures, ptt: ptt && ptt.figures }
    const none = { cold: [], warm: [] }
    return {
      figures: {
        tier,
        engines,
        stt,
        tts,
        llm,
        turns,
        peers: sequential && { sequential },
        p90Ratio,
        ratios,
      },
      waterfalls: { duplex: duplex.waterfalls, ptt: ptt?.waterfalls ?? none },
    }
  } finally {
    await engine.close()
  }

  async function peer(): Promise<SequentialFigures> {
    const stt = await openColdStt(context, tier, output)
    try {
      const tts = await openWholeKokoro(context)
      try {
        return await measureSequential(engine, { stt, tts }, rounds, options)
      } finally {
        tts.close()
      }
    } finally {
      await stt.close()
    }
  }
}

/** How many times faster ours is, at the 90th percentile. */
function ratio(sequential: SequentialFigures | null, ours: TurnFigures): number | null {
  const [theirs, own] = [sequential?.voice_to_voice_ms.p90, ours.voice_to_voice_ms.p90]
  return theirs && own ? theirs / own : null
}
