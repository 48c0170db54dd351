import { describe, expect, it } from 'vitest'
import { TierWatch, type TierStep } from './tier-watch.ts'

const MINUTE_MS = 60_000
/** As timers are: never early, a little late. */
const EVERY_MS = 5_013

/** A watch and its time: `load` passes `ms` and a little more with a reading every five seconds. */
function room() {
  const watch = new TierWatch()
  let nowMs = 0
  let isLowered = false
  const steps: [atMs: number, to: string][] = []
  function look(): TierStep | undefined {
    const step = watch.step(nowMs, { isLowered })
    if (!step || (isLowered && step.to === 'down')) return undefined
    isLowered = step.to === 'down'
    watch.changed(nowMs, step.to)
    steps.push([nowMs, step.to])
    return step
  }
  function load(share: number, ms: number): void {
    for (const untilMs = nowMs + ms; nowMs < untilMs;) {
      nowMs += EVERY_MS
      watch.load(nowMs, share)
      look()
    }
  }
  function turns(...delays: number[]): TierStep | undefined {
    for (const delay of delays) watch.turn(delay)
    return look()
  }
  return { watch, load, turns, steps, pass: (ms: number) => (nowMs += ms) }
}

describe('TierWatch', () => {
  it('given other programs at work for half a minute, steps down once', () => {
    const { load, steps } = room()
    load(0.9, 25_000)
    expect(steps).toEqual([])
    load(0.9, 30_000)
    expect(steps.map(([, to]) => to)).toEqual(['down'])
  })

  it('given load that lets go now and then, or an end of the talk in between, stays', () => {
    const { load, steps, pass } = room()
    for (let i = 0; i < 10; i++) {
      load(1, 25_000)
      load(0.5, 5_000)
    }
    load(1, 20_000)
    pass(10 * MINUTE_MS)
    load(1, 20_000)
    expect(steps).toEqual([])
  })

  it('given a few late replies, changes nothing; given four of ten, steps down', () => {
    const { turns } = room()
    expect(turns(0.7, 9, 0.6, 9, 0.8, 9, 0.7, 0.9, 0.7, 0.7)).toBeUndefined()
    expect(turns(0.7, 0.7, 0.7, 0.7)).toBeUndefined()
    expect(turns(1.3, 1.3, 1.3, 1.3)).toEqual({ to: 'down', because: 'slow' })
  })

  it('given replies just over the budget, stays', () => {
    const { turns } = room()
    expect(turns(1.1, 1.2, 1.1, 1.1, 1.2, 1.1)).toBeUndefined()
  })

  it('given a calm minute after five, steps up again, not sooner', () => {
    const { load, steps } = room()
    load(1, 35_000)
    load(0.2, 4 * MINUTE_MS)
    expect(steps).toHaveLength(1)
    load(0.2, 2 * MINUTE_MS)
    expect(steps).toHaveLength(2)
    const restedMs = steps[1]![0] - steps[0]![0]
    expect(restedMs).toBeGreaterThanOrEqual(5 * MINUTE_MS)
    expect(restedMs).toBeLessThan(5 * MINUTE_MS + 2 * EVERY_MS)
  })

  it('given a load between busy and calm, or replies that are late even so, stays down', () => {
    const between = room()
    between.load(1, 35_000)
    between.load(0.7, 30 * MINUTE_MS)
    expect(between.steps).toHaveLength(1)
    const late = room()
    late.load(1, 35_000)
    late.turns(1.1, 1.1, 1.1, 1.1)
    late.load(0.2, 30 * MINUTE_MS)
    expect(late.steps).toHaveLength(1)
  })

  it('given load that comes and goes, changes more and more rarely', () => {
    const { load, steps } = room()
    for (let i = 0; i < 60; i++) {
      load(1, MINUTE_MS)
      load(0.1, 2 * MINUTE_MS)
    }
    const gapsMs = steps.slice(1).map(([atMs], i) => atMs - steps[i]![0])
    expect(Math.min(...gapsMs)).toBeGreaterThanOrEqual(3 * MINUTE_MS)
    expect(steps.length).toBeLessThan(14)
    const ups = steps.flatMap(([atMs, to], i) => (to === 'up' ? [atMs - steps[i - 1]![0]] : []))
    expect(ups).toEqual(ups.toSorted((a, b) => a - b))
    expect(ups.at(-1)).toBeGreaterThan(30 * MINUTE_MS)
  })

  it('given a change, judges the new tier by its own turns alone', () => {
    const { turns, load, steps } = room()
    turns(2, 2, 2, 2)
    load(0.2, 6 * MINUTE_MS)
    expect(steps.map(([, to]) => to)).toEqual(['down', 'up'])
    expect(turns(2, 2, 2)).toBeUndefined()
  })
})
