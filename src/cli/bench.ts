// `bench`: how fast this machine is, engine by engine and from voice to voice.
import { availableParallelism, loadavg } from 'node:os'
import { CodedError } from '../shared/coded-error.ts'
import { checkOutput, writeOutput } from '../engine/audio/write-output.ts'
import { machineFacts } from '../engine/diagnostics/machine-facts.ts'
import type { Engine } from '../engine/engine.ts'
import type { Tier } from '../engine/tiers.ts'
import { oneOf, readArguments } from './arguments.ts'
import type { BenchReport, SequentialFigures, TurnFigures } from './bench/bench-report.ts'
import { openColdStt } from './bench/cold-whisper.ts'
import { measureLlm } from './bench/llm-stage.ts'
import { measureTurns } from './bench/measure-turns.ts'
import { bundledRecordings } from './bench/recordings.ts'
import type { Runs } from './bench/repeated.ts'
import { machineLine, sequentialLines, stageLines, turnLines } from './bench/report-tables.ts'
import { measureSequential } from './bench/sequential.ts'
import { measureStt, measureTts } from './bench/speech-stages.ts'
import type { CommandContext } from './command-context.ts'
import type { SpokenTurnFile } from './converse.ts'
import { openOutput, type Output } from './output.ts'

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  peers: { type: 'boolean', default: false },
  json: { type: 'string' },
  tier: { type: 'string', default: 'balanced' },
} as const

const RUNS: Runs = { stt: 15, tts: 10, llm: 10 }
const QUICK_RUNS: Runs = { stt: 3, tts: 2, llm: 2 }
/** Fewer turns than these say nothing of a P95. */
const LEAST_TURNS = 20
const QUICK_TURNS = 2

export async function bench(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `bench takes no files; got '${positionals[0]}'`)
  const tier: Tier = oneOf('tier', values.tier, ['fast', 'balanced', 'quality'])
  const { quick, peers, json } = values
  if (json !== undefined) await checkOutput(json)
  const recordings = await bundledRecordings(context.root, context)
  const rounds = quick ? [recordings.slice(0, QUICK_TURNS)] : repeatedRounds(recordings)

  const output = openOutput(false)
  const begun = beginReport(quick, tier)
  const engine = await context.openEngine({ tier, output })
  try {
    const report = await measure(begun, engine, { recordings, rounds, peers }, output, context)
    if (json !== undefined) await writeOutput(json, reportText(report), context)
  } finally {
    output.status('')
    await engine.close()
  }
}

interface Plan {
  recordings: SpokenTurnFile[]
  /** Each round is one conversation. */
  rounds: SpokenTurnFile[][]
  peers: boolean
}

type BegunReport = Pick<BenchReport, 'started_at' | 'quick' | 'tier' | 'machine'>

function beginReport(quick: boolean, tier: Tier): BegunReport {
  const { os, cpu, memory_gb, node } = machineFacts()
  const load = Math.round(loadavg()[0]! * 10) / 10
  const cores = availableParallelism()
  return {
    started_at: new Date().toISOString(),
    quick,
    tier,
    machine: { cpu, cores, os, node, memory_gb, load_average: load },
  }
}

async function measure(
  begun: BegunReport,
  engine: Engine,
  { recordings, rounds, peers }: Plan,
  output: Output,
  context: CommandContext,
): Promise<BenchReport> {
  const { quick, tier } = begun
  const options = { signal: context.signal, progress: (what: string) => output.status(`▸ ${what}`) }
  const say = (lines: string[]): void => {
    for (const line of [...lines, '']) output.say(line)
  }
  say([machineLine(begun)])

  const runs = quick ? QUICK_RUNS : RUNS
  const clips = recordings.map(({ pcm }) => pcm)
  const stt = await measureStt(engine, clips, runs, options)
  const llm = await measureLlm(engine, runs, options)
  const tts = await measureTts(engine, runs, options)
  say(stageLines(stt, tts, llm))

  const duplex = await measureTurns(engine, rounds, 'duplex', output, context)
  say(turnLines('Turns, duplex', duplex))
  const ptt = quick ? null : await measureTurns(engine, rounds, 'ptt', output, context)
  if (ptt) say(turnLines('Turns, push-to-talk', ptt))

  const sequential = peers ? await peer() : null
  const p90Ratio = ratio(sequential, duplex)
  if (sequential) say(sequentialLines(sequential, p90Ratio))

  const { stt: sttInfo, llm: llmInfo, tts: ttsInfo } = engine
  const engines = { stt: sttInfo.info, llm: llmInfo.info, tts: ttsInfo.info }
  const turns = { duplex, ptt }
  return { ...begun, engines, stt, tts, llm, turns, peers: sequential && { sequential }, p90Ratio }

  async function peer(): Promise<SequentialFigures> {
    const cold = await openColdStt(context, tier, output)
    try {
      return await measureSequential(engine, cold, rounds, options)
    } finally {
      await cold.close()
    }
  }
}

/** How many times faster ours is, at the 90th percentile. */
function ratio(sequential: SequentialFigures | null, ours: TurnFigures): number | null {
  const [theirs, own] = [sequential?.voice_to_voice_ms.p90, ours.voice_to_voice_ms.p90]
  return theirs && own ? theirs / own : null
}

/** So many conversations that there are enough turns. */
function repeatedRounds(recordings: SpokenTurnFile[]): SpokenTurnFile[][] {
  return Array.from({ length: Math.ceil(LEAST_TURNS / recordings.length) }, () => recordings)
}

/** Readable JSON; figures to a thousandth. */
function reportText(report: BenchReport): string {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
  return `${JSON.stringify(report, rounded, 2)}\n`
}
