// What a soak says: what is held at its end against what was held early, and how fast it answers at its end.
import { percentile } from '../../../shared/percentiles.ts'
import { HOST_ROLE, type ProcessSample, type Sample } from './process-sample.ts'
import type { IdleFigures } from './soak-idle.ts'
import type { SoakTurn } from './soak-turn.ts'

export interface SoakRun {
  turns: SoakTurn[]
  samples: Sample[]
  idle: IdleFigures[]
  /** The first turn behind each rest of the engines. */
  rests: SoakTurn[]
  /** Warnings and errors that the user was told. */
  notices: string[]
  /** Of the machine, before and after. */
  load: [number, number]
}

export interface SoakRow {
  name: string
  unit: 'MB' | 'ms' | ''
  early: number
  late: number
  /** What may be added to `early`, as a share of it. */
  allowed: number
  isMet: boolean
}

export interface SoakReport {
  rows: SoakRow[]
  /** Turn numbers of the stretches that are compared. */
  early: [number, number]
  late: [number, number]
  first: [number, number]
}

const MOST_GROWTH = 0.03
const MOST_SLOWER = 0.1

/**
 * Compares the last fifth of the turns with the second (of 500: 401–500 with 101–200), latency with the first. Of memory
 * it is the mean over the samples, of handles, threads and processes the most.
 */
export function soakReport({ turns, samples }: Pick<SoakRun, 'turns' | 'samples'>): SoakReport {
  const fifth = Math.max(1, Math.round(turns.length / 5))
  const first: [number, number] = [1, fifth]
  const early: [number, number] = [fifth + 1, 2 * fifth]
  const late: [number, number] = [turns.length - fifth + 1, turns.length]
  const talking = samples.filter(({ idle_hours: hours, turn }) => hours === 0 && turn > 0)
  const before = within(talking, early)
  const after = within(talking, late)
  const compare = (
    name: string,
    unit: SoakRow['unit'],
    allowed: number,
    value: (stretch: readonly Sample[]) => number,
  ): SoakRow => rowOf({ name, unit, allowed, early: value(before), late: value(after) })
  const roles = [...new Set(samples.flatMap(({ processes }) => processes.map(({ role }) => role)))]
  const rows = [
    ...roles.map((role) =>
      compare(`memory: ${role}`, 'MB', MOST_GROWTH, (stretch) => meanOf(stretch, memoryOf(role))),
    ),
    compare('memory: all', 'MB', MOST_GROWTH, (stretch) => meanOf(stretch, memoryOf())),
    compare(`JavaScript heap: ${HOST_ROLE}`, 'MB', MOST_GROWTH, (stretch) =>
      meanOf(stretch, ({ heap_mb: mb }) => mb),
    ),
    compare('processes', '', 0, (stretch) => mostOf(stretch, ({ processes }) => processes.length)),
    ...roles.map((role) =>
      compare(`handles: ${role}`, '', 0, (stretch) => mostOf(stretch, handlesOf(role))),
    ),
    compare('threads', '', 0, (stretch) =>
      mostOf(stretch, ({ processes }) => sum(processes.map(({ threads }) => threads))),
    ),
    compare(`timers and requests: ${HOST_ROLE}`, '', 0, (stretch) =>
      mostOf(stretch, ({ resources }) => resources),
    ),
    ...LATENCIES.map(({ name, kinds }) => {
      const median = ([from, to]: [number, number]): number => {
        const inside = turns.filter(
          ({ turn, kind }) => turn >= from && turn <= to && kinds.has(kind),
        )
        return (
          percentile(
            inside.flatMap(({ first_sound_ms: ms }) => ms ?? []),
            50,
          ) ?? NaN
        )
      }
      const compared = { early: median(first), late: median(late) }
      return rowOf({ name, unit: 'ms', allowed: MOST_SLOWER, ...compared })
    }),
  ]
  return { rows, early, late, first }
}

const LATENCIES: readonly { name: string; kinds: ReadonlySet<SoakTurn['kind']> }[] = [
  { name: 'end of speech → first sound, median', kinds: new Set(['spoken', 'pushed']) },
  { name: 'typed → first sound, median', kinds: new Set(['typed']) },
]

function rowOf(row: Omit<SoakRow, 'isMet'>): SoakRow {
  return { ...row, isMet: row.late <= row.early * (1 + row.allowed) }
}

function within(samples: readonly Sample[], [from, to]: [number, number]): Sample[] {
  return samples.filter(({ turn }) => turn >= from && turn <= to)
}

function memoryOf(role?: string): (sample: Sample) => number {
  return ({ processes }) => sum(inRole(processes, role).map(({ pss_mb: mb }) => mb))
}

function handlesOf(role: string): (sample: Sample) => number {
  return ({ processes }) => sum(inRole(processes, role).map(({ handles }) => handles))
}

function inRole(processes: readonly ProcessSample[], role?: string): ProcessSample[] {
  return processes.filter((each) => role === undefined || each.role === role)
}

function meanOf(samples: readonly Sample[], value: (sample: Sample) => number): number {
  return sum(samples.map(value)) / samples.length
}

function mostOf(samples: readonly Sample[], value: (sample: Sample) => number): number {
  return Math.max(...samples.map(value))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
