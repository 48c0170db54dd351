import { describe, expect, it } from 'vitest'
import { FrameClock } from './frame-clock.ts'

/** Starts of frames that arrive at `arrivals`, each captured just before. */
function starts(arrivals: number[], ageMs = 0): (number | undefined)[] {
  const clock = new FrameClock()
  return arrivals.map((nowMs) => clock.startOf(nowMs, ageMs))
}

const steps = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + i * 32)

describe('FrameClock', () => {
  it('given a pre-roll in a burst, dates it by its age', () => {
    const clock = new FrameClock()
    const burst = [3, 2, 1, 0].map((older) => clock.startOf(1000, older * 32))
    expect(burst).toEqual([872, 904, 936, 968])
  })
  it('given frames that arrive irregularly, steps by 32 ms', () => {
    expect(starts([1000, 1050, 1064, 1096])).toEqual([968, 1000, 1032, 1064])
  })
  it('given one stall of the machine, keeps the times true', () => {
    const arrivals = [1000, 1032, 1264, 1264, 1264, 1264, 1264, 1264, 1264, 1288]
    expect(starts(arrivals)).toEqual(steps(968, 10))
  })
  it('given frames that were lost for good, anchors anew', () => {
    const late = starts([1000, ...steps(1232, 9)])
    expect(late.slice(0, 8)).toEqual(steps(968, 8))
    expect(late.at(-1)).toBe(1232 + 8 * 32 - 32)
  })
  it('given a late anchor, comes right by two milliseconds a frame', () => {
    expect(starts([1010, 1032, 1064, 1096, 1128, 1160, 1192])).toEqual([
      978, 1008, 1038, 1068, 1098, 1128, 1160,
    ])
  })
  it('given a stream that is over, dates no frame that still comes of it, but those of the next', () => {
    const clock = new FrameClock()
    clock.startOf(1000, 0)
    clock.close()
    expect(clock.startOf(1032, 0)).toBeUndefined()
    clock.reopen()
    expect(clock.startOf(2000, 0)).toBe(1968)
  })
  it('given a new stream, forgets the one before', () => {
    const clock = new FrameClock()
    clock.startOf(1000, 0)
    clock.reopen()
    expect(clock.startOf(5000, 480)).toBe(4488)
  })
})
