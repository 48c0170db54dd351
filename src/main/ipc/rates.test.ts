import { describe, expect, it } from 'vitest'
import { FRAME_MS } from '../../shared/audio-format.ts'
import { Bucket, COMPLAINTS, rateOf } from './rates.ts'

/** How many of `count` are let through, one every `everyMs` from `fromMs` on. */
function passed(bucket: Bucket, count: number, everyMs: number, fromMs = 0): number {
  let passed = 0
  for (let i = 0; i < count; i++) if (bucket.lets(fromMs + i * everyMs)) passed++
  return passed
}

describe('the rates of the edge', () => {
  it('given a microphone that is open for ten minutes, with a minute that comes late and all at once, lets every frame pass', () => {
    const bucket = new Bucket(rateOf('audio:frame'))
    const minute = Math.ceil(60_000 / FRAME_MS)
    expect(passed(bucket, 10 * minute, FRAME_MS)).toBe(10 * minute)
    expect(passed(bucket, minute, 0, 11 * 60_000)).toBe(minute)
    expect(passed(bucket, minute, FRAME_MS, 11 * 60_000)).toBe(minute)
  })
  it('given a slider that is dragged for a minute, lets every change pass', () => {
    expect(passed(new Bucket(rateOf('settings:change')), 3_600, 1000 / 60)).toBe(3_600)
  })
  it('given a flood, lets through no more than burst and rate allow, and all again after a while', () => {
    const bucket = new Bucket(rateOf('talk:type'))
    const { burst, perSecond } = rateOf('talk:type')
    expect(passed(bucket, 100_000, 0.1)).toBeLessThanOrEqual(burst + 10 * perSecond)
    expect(passed(bucket, burst, 0, 60_000)).toBe(burst)
  })
  it('given complaints without end, tells a few at once and then one in five seconds', () => {
    expect(passed(new Bucket(COMPLAINTS), 600, 100)).toBe(5 + 11)
  })
})
