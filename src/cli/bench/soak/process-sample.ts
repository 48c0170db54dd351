// What this process and all that it has started hold of the machine. By /proc, so on Linux alone.
import { readdirSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface ProcessSample {
  pid: number
  /** `this process`, or what process lists call it. */
  role: string
  /** Its share of the memory. */
  pss_mb: number
  rss_mb: number
  /** Open files, pipes and sockets. */
  handles: number
  threads: number
}

export interface Sample {
  /** Behind so many turns. */
  turn: number
  /** Of idle time that was simulated by then. */
  idle_hours: number
  processes: ProcessSample[]
  /** Of this process, behind a garbage collection. */
  heap_mb: number
  /** Timers, requests and the like that hold this process's event loop. */
  resources: number
}

export const HOST_ROLE = 'this process'

/** @returns undefined for a process that has ended */
export function readProcess(pid: number): ProcessSample | undefined {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const megabytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? NaN) / 1024
    return {
      pid,
      role: pid === process.pid ? HOST_ROLE : roleOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
      pss_mb: megabytes('Pss'),
      rss_mb: megabytes('Rss'),
      handles: readdirSync(`/proc/${pid}/fd`).length,
      threads: readdirSync(`/proc/${pid}/task`).length,
    }
  } catch {
    return undefined
  }
}

/** This process first. */
export function takeSample(turn: number, idleHours: number): Sample {
  collectGarbage()
  return {
    turn,
    idle_hours: idleHours,
    processes: withDescendants(process.pid).flatMap((pid) => readProcess(pid) ?? []),
    heap_mb: process.memoryUsage().heapUsed / 2 ** 20,
    resources: process.getActiveResourcesInfo().length,
  }
}

/** `pid` and all processes below it. */
function withDescendants(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)]
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

/** `parley language model` → `language model`; else the program's name. */
function roleOf(commandLine: string): string {
  const title = commandLine.replaceAll('\0', ' ').trim()
  return /^parley (.+)/u.exec(title)?.[1] ?? title.split(' ')[0]!.split('/').at(-1)!
}

let gc: (() => void) | undefined

function collectGarbage(): void {
  if (!gc) {
    setFlagsFromString('--expose-gc')
    gc = runInNewContext('gc') as () => void
  }
  gc()
}
