// What `bench` was asked for: everything that can be wrong is found before an engine is opened.
import { checkOutput } from '../../engine/audio/write-output.ts'
import { TIERS, type Tier } from '../../engine/tiers.ts'
import { CodedError } from '../../shared/coded-error.ts'
import { oneOf, readArguments } from '../arguments.ts'
import type { SpokenTurnFile } from '../converse.ts'
import type { Output } from '../output.ts'
import { readTurnFile } from '../turn-file.ts'
import { readBaseline } from './baseline-file.ts'
import { bundledRecordings } from './recordings.ts'
import type { Baseline } from './regression.ts'

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  peers: { type: 'boolean', default: false },
  json: { type: 'string' },
  html: { type: 'string' },
  baseline: { type: 'string' },
  tier: { type: 'string', default: 'balanced' },
} as const

const ALL_TIERS = Object.keys(TIERS) as Tier[]
/** Its figures stand at the report's top, and are those that a baseline holds. */
const MAIN_TIER: Tier = 'balanced'
/** Fewer turns than these say nothing of a P95. */
const LEAST_TURNS = 20
const QUICK_TURNS = 2
/** Each opens an engine of its own, in each way to talk. */
const COLD_TURNS = 4

export interface BenchRequest {
  quick: boolean
  peers: boolean
  /** Measured one after another. */
  tiers: readonly Tier[]
  /** The one of `tiers` that the report is about first of all. */
  mainTier: Tier
  recordings: { from: 'bundled' | 'own'; files: SpokenTurnFile[] }
  /** Each is one conversation. */
  rounds: SpokenTurnFile[][]
  /** The first turns of fresh engines. */
  coldTurns: SpokenTurnFile[]
  json: string | undefined
  html: string | undefined
  baseline: Baseline | undefined
}

/** @throws CodedError usage, audio_unreadable, file_unreadable, output_unwritable; AbortError */
export async function readBenchRequest(
  args: string[],
  output: Output,
  { root, signal }: { root: string; signal: AbortSignal },
): Promise<BenchRequest> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const { quick, json, html } = values
  const tier = oneOf('tier', values.tier, [...ALL_TIERS, 'all'])
  const mainTier = tier === 'all' ? MAIN_TIER : tier
  for (const path of [json, html]) if (path !== undefined) await checkOutput(path)
  const baseline =
    values.baseline === undefined ? undefined : await readBaseline(values.baseline, { signal })
  const from = positionals.length > 0 ? 'own' : 'bundled'
  const files =
    from === 'own'
      ? await Promise.all(positionals.map((path) => readTurnFile(path, output, { signal })))
      : await bundledRecordings(root, { signal })
  // Beside a baseline only the same recordings will do.
  const leavesOut = quick && from === 'bundled' && !baseline
  const played = leavesOut ? files.slice(0, QUICK_TURNS) : files
  if (baseline) expectComparable(baseline, mainTier, played)
  return {
    quick,
    // Ratios are to the sequential pipeline.
    peers: values.peers || baseline !== undefined,
    tiers: tier === 'all' ? ALL_TIERS : [tier],
    mainTier,
    recordings: { from, files },
    rounds: quick ? [played] : conversations(played),
    coldTurns: files.slice(0, quick ? 1 : COLD_TURNS),
    json,
    html,
    baseline,
  }
}

/** So many conversations that there are enough turns. */
function conversations(files: SpokenTurnFile[]): SpokenTurnFile[][] {
  return Array.from({ length: Math.ceil(LEAST_TURNS / files.length) }, () => files)
}

/** Another model or other speech changes every ratio: the verdict would be about that. */
function expectComparable(
  { tier: itsTier, recordings }: Baseline,
  tier: Tier,
  files: readonly SpokenTurnFile[],
): void {
  if (itsTier !== tier)
    throw new CodedError('usage', `the baseline is of tier ${itsTier}, this run of ${tier}`)
  const names = files.map(({ name }) => name).join(', ')
  const itsNames = recordings.names.join(', ')
  if (itsNames !== names)
    throw new CodedError('usage', `the baseline is of ${itsNames}, this run of ${names}`)
}
