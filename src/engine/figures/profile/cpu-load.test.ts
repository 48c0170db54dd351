import { describe, expect, it } from 'vitest'
import { othersShare, readCpu } from './cpu-load.ts'

/** Five seconds of two cores, busy for `busyMs`. */
const share = (busyMs: number, leasedMs: number): number | undefined =>
  othersShare({ busyMs: 1000, totalMs: 5000 }, { busyMs: 1000 + busyMs, totalMs: 15_000 }, leasedMs)

describe('othersShare', () => {
  it('given a turn of ours alone, finds nobody else at work', () => {
    expect(share(4000, 4000)).toBe(0)
    expect(share(5000, 4000)).toBeCloseTo(1 / 6)
  })
  it('given other programs on every core, finds them whether we work or not', () => {
    expect(share(10_000, 0)).toBe(1)
    expect(share(10_000, 5000)).toBe(1)
  })
  it('given others on one core of two, says so', () => {
    expect(share(5000, 0)).toBe(0.5)
  })
  it('given hardly a moment without us, does not judge', () => {
    expect(share(10_000, 7000)).toBeUndefined()
  })
  it('given leases that began anew with another engine, or no reading, does not judge', () => {
    expect(share(5000, -1)).toBeUndefined()
    expect(othersShare(NOTHING, NOTHING, 0)).toBeUndefined()
  })
  it('reads this machine', () => {
    const { busyMs, totalMs } = readCpu()
    expect(totalMs).toBeGreaterThan(busyMs)
    expect(busyMs).toBeGreaterThan(0)
  })
})

const NOTHING = { busyMs: 0, totalMs: 0 }
