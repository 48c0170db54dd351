// Has the conversation become worse? What is said is compared as it is, times only by the machine's own measure.
import type { TalkReport } from './talk-report.ts'
import { LEAST_TURNS_OF_A_TAIL, TOLERANCE } from '../regression.ts'

/**
 * How much worse than the baseline is still the same. Sampling is fixed, but transcripts of spoken turns differ a
 * little from run to run, and one of them changes a reply or two.
 */
export const QUALITY_TOLERANCE = { right: 0.03, refusals: 0.02, false_claims: 1, leaks: 0 } as const

/** Machines further apart than this are too different for their times to be compared, even by the yardstick. */
const MOST_APART = 1.5

const PERCENTS = ['p50', 'p90', 'p95'] as const

/** What is stored: a report of an earlier run, or what is needed of one. */
export type TalkBaseline = Pick<
  TalkReport,
  | 'started_at'
  | 'tier'
  | 'mode'
  | 'machine'
  | 'left_out'
  | 'turns'
  | 'right'
  | 'refusals'
  | 'false_claims'
  | 'leaks'
  | 'p50'
  | 'p90'
  | 'p95'
  | 'yardstick_ms'
> & { dialogues: readonly { id: string }[] }

export interface ComparedFigure {
  name: keyof typeof QUALITY_TOLERANCE | (typeof PERCENTS)[number]
  /** Shares and counts as they are; of times the ratio to the yardstick. */
  now: number | null
  baseline: number | null
  verdict: 'good' | 'worse' | 'not comparable'
}

export interface TalkRegression {
  /** When and where the baseline was measured. */
  baseline: { started_at: string; cpu: string; cores: number }
  compared: ComparedFigure[]
  /** None is worse. */
  passed: boolean
}

export function compareTalk(now: TalkBaseline, stored: TalkBaseline): TalkRegression {
  const { started_at, machine } = stored
  const compared = [
    higher('right', now, stored),
    lower('refusals', now, stored),
    lower('false_claims', now, stored),
    lower('leaks', now, stored),
    ...PERCENTS.map((percent) => compareTime(percent, now, stored)),
  ]
  return {
    baseline: { started_at, cpu: machine.cpu, cores: machine.cores },
    compared,
    passed: compared.every(({ verdict }) => verdict !== 'worse'),
  }
}

function higher(name: 'right', now: TalkBaseline, stored: TalkBaseline): ComparedFigure {
  const isWorse = now[name] < stored[name] - QUALITY_TOLERANCE[name]
  return {
    name,
    now: now[name],
    baseline: stored[name],
    verdict: isWorse ? 'worse' : 'good',
  }
}

function lower(
  name: 'refusals' | 'false_claims' | 'leaks',
  now: TalkBaseline,
  stored: TalkBaseline,
): ComparedFigure {
  const isWorse = now[name] > stored[name] + QUALITY_TOLERANCE[name]
  return {
    name,
    now: now[name],
    baseline: stored[name],
    verdict: isWorse ? 'worse' : 'good',
  }
}

/** By the yardstick of each run: a machine that is slower in everything stays the same. */
function compareTime(
  name: (typeof PERCENTS)[number],
  now: TalkBaseline,
  stored: TalkBaseline,
): ComparedFigure {
  const [own, before] = [ratio(name, now), ratio(name, stored)]
  const compared = { name, now: own, baseline: before }
  if (before === null || now.yardstick_ms === null || !isAlike(now, stored))
    return { ...compared, verdict: 'not comparable' }
  const isTail = name !== 'p50'
  if (isTail && Math.min(now.turns, stored.turns) < LEAST_TURNS_OF_A_TAIL)
    return { ...compared, verdict: 'not comparable' }
  if (own === null) return { ...compared, verdict: 'worse' } // a run that answers nothing would pass otherwise
  return { ...compared, verdict: own > before * (1 + TOLERANCE) ? 'worse' : 'good' }
}

function ratio(name: (typeof PERCENTS)[number], report: TalkBaseline): number | null {
  const { [name]: ms, yardstick_ms } = report
  return ms === null || !yardstick_ms ? null : ms / yardstick_ms
}

/** The silence that ends a turn is the same on every machine: a ratio says little between very different ones. */
function isAlike(now: TalkBaseline, stored: TalkBaseline): boolean {
  const [a, b] = [now.yardstick_ms, stored.yardstick_ms]
  if (!a || !b || now.machine.cores !== stored.machine.cores) return false
  return Math.max(a, b) / Math.min(a, b) <= MOST_APART
}
