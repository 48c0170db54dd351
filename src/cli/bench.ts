// `bench`: how fast this machine is, engine by engine and from voice to voice.
import { availableParallelism, loadavg } from 'node:os'
import { CodedError } from '../shared/coded-error.ts'
import { writeOutput } from '../engine/audio/write-output.ts'
import { machineFacts } from '../engine/figures/diagnostics/machine-facts.ts'
import type { Tier } from '../engine/tiers.ts'
import type { BenchReport, TierFigures } from './bench/bench-report.ts'
import { readBenchRequest, type BenchRequest } from './bench/bench-request.ts'
import { terminalLines, type FigureTable } from './bench/figure-table.ts'
import { htmlReport } from './bench/html/html-report.ts'
import { measureTier, type MeasuredTier } from './bench/measure-tier.ts'
import { compareRatios } from './bench/regression.ts'
import { regressionTable } from './bench/regression-table.ts'
import { machineLine } from './bench/report-tables.ts'
import { benchHostile } from './bench/hostile/bench-hostile.ts'
import { benchPeople } from './bench/people/bench-people.ts'
import { benchTalk } from './bench/talk/bench-talk.ts'
import { benchLoad } from './bench/load/bench-load.ts'
import { benchSoak } from './bench/soak/bench-soak.ts'
import { benchCompare } from './bench/compare/bench-compare.ts'
import type { CommandContext } from './command-context.ts'
import { openOutput } from './output.ts'

/** @throws CodedError baseline_not_met, once all is shown and written; usage and others before any work */
export async function bench(args: string[], context: CommandContext): Promise<void> {
  if (args[0] === 'talk') return await benchTalk(args.slice(1), context)
  if (args[0] === 'people') return await benchPeople(args.slice(1), context)
  if (args[0] === 'load') return await benchLoad(args.slice(1), context)
  if (args[0] === 'compare') return await benchCompare(args.slice(1), context)
  if (args[0] === 'hostile') return await benchHostile(args.slice(1), context)
  if (args[0] === 'soak') return await benchSoak(args.slice(1), context)
  const output = openOutput(false)
  const request = await readBenchRequest(args, output, context)
  const begun = beginReport(request)
  const say = (...lines: string[]): void => {
    for (const line of [...lines, '']) output.say(line)
  }
  const tell = (table: FigureTable): void => say(...terminalLines(table))
  say(machineLine(begun))

  const measured = new Map<Tier, MeasuredTier>()
  try {
    for (const tier of request.tiers) {
      say(`Tier ${tier}`)
      measured.set(tier, await measureTier(tier, request, { output, tell, context }))
    }
  } finally {
    output.status('')
  }
  const report = endReport(begun, measured, request)
  const { regression } = report
  if (regression) tell(regressionTable(regression))
  const { json, html } = request
  if (json !== undefined) await writeOutput(json, reportText(report), context)
  if (html !== undefined) await writeOutput(html, htmlReport(report, measured), context)

  if (regression && !regression.passed) {
    const worse = regression.compared.filter(({ verdict }) => verdict === 'worse')
    const names = worse.map(({ name }) => name).join(', ')
    const disturbed = 'no verdict: other programs disturbed the run; measure on an idle machine'
    throw new CodedError(
      'baseline_not_met',
      names ? `slower than the baseline: ${names}` : disturbed,
    )
  }
}

type BegunReport = Pick<BenchReport, 'started_at' | 'quick' | 'machine' | 'recordings'>

function beginReport({ quick, recordings, rounds }: BenchRequest): BegunReport {
  const { os, cpu, memory_gb, node } = machineFacts()
  const load = Math.round(loadavg()[0]! * 10) / 10
  const cores = availableParallelism()
  return {
    started_at: new Date().toISOString(),
    quick,
    machine: { cpu, cores, os, node, memory_gb, load_average: load },
    recordings: {
      from: recordings.from,
      names: (rounds[0] ?? []).map(({ name }) => name),
      rounds: rounds.length,
    },
  }
}

function endReport(
  begun: BegunReport,
  measured: ReadonlyMap<Tier, MeasuredTier>,
  { tiers, mainTier, baseline }: BenchRequest,
): BenchReport {
  const figuresOf = (tier: Tier): TierFigures => measured.get(tier)!.figures
  const main = figuresOf(mainTier)
  const several = Object.fromEntries(tiers.map((tier) => [tier, figuresOf(tier)]))
  return {
    ...begun,
    ...main,
    tiers: tiers.length > 1 ? (several as Record<Tier, TierFigures>) : null,
    regression: baseline && main.ratios ? compareRatios(main.ratios, baseline) : null,
  }
}

/** Readable JSON; figures to a thousandth. */
function reportText(report: BenchReport): string {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
  return `${JSON.stringify(report, rounded, 2)}\n`
}
