// How busy other programs keep the processor, from two readings. Pure but for `readCpu`.
import { cpus } from 'node:os'

/** Since the start of the system, summed over all cores. */
export interface CpuReading {
  busyMs: number
  totalMs: number
}

/** Where our engines had more than this of all cores, too little is left to judge others by. */
const MOST_OWN_SHARE = 0.6

export function readCpu(): CpuReading {
  let idleMs = 0
  let totalMs = 0
  for (const { times } of cpus()) {
    idleMs += times.idle
    totalMs += times.user + times.nice + times.sys + times.idle + times.irq
  }
  return { busyMs: totalMs - idleMs, totalMs }
}

/**
 * 0…1: how much of the time that our engines left to them other programs took. Our own share is known from the leases
 * (src/engine/stages/cores/cores.ts): a turn takes every core for a second, and must not pass for overload. Leased time in
 * which an engine had to wait for a core counts as ours, so that others are under- rather than overrated.
 * @param leasedMs thread time that was lent to our engines between the readings
 * @returns undefined where it cannot be told
 */
export function othersShare(
  before: CpuReading,
  now: CpuReading,
  leasedMs: number,
): number | undefined {
  const totalMs = now.totalMs - before.totalMs
  if (totalMs <= 0 || leasedMs < 0) return undefined
  const own = leasedMs / totalMs
  if (own > MOST_OWN_SHARE) return undefined
  const busy = (now.busyMs - before.busyMs) / totalMs
  return Math.min(1, Math.max(0, (busy - own) / (1 - own)))
}
