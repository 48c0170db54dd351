import { describe, expect, it } from 'vitest'
import { EchoFilter, roomResponse } from './echo-filter.mjs'

const plain = { gain: 1, delayMs: 0, reverbMs: 0, drive: 0, driftPpm: 0, rateHz: 16_000 }

/** @param {number} length */
function ramp(length) {
  return Float32Array.from({ length }, (_, i) => i / 1000)
}

/** @param {Float32Array} samples */
function energy(samples) {
  return samples.reduce((sum, sample) => sum + sample * sample, 0)
}

describe('EchoFilter', () => {
  it('given nothing but a gain, when a block comes, then it is louder and nothing else', () => {
    const filter = new EchoFilter({ ...plain, gain: 2 })
    expect([...filter.push(ramp(4))]).toEqual([...ramp(4).map((sample) => sample * 2)])
  })

  it('given a delay, when blocks come, then all of it is so much later', () => {
    const filter = new EchoFilter({ ...plain, delayMs: 0.25 })
    const heard = [...filter.push(ramp(3)), ...filter.push(ramp(3))]
    expect(heard).toEqual([0, 0, 0, 0, ...ramp(2)])
  })

  it('given a room, when a click comes, then all of its response follows, over any blocks', () => {
    const filter = new EchoFilter({ ...plain, reverbMs: 60 })
    const response = roomResponse(60, 16_000)
    const click = new Float32Array(response.length)
    click[0] = 1
    const heard = [0, 100, 133].flatMap((from, n) => [
      ...filter.push(click.subarray(from, [100, 133, click.length][n])),
    ])
    expect(heard).toEqual([...response])
    expect(energy(response)).toBeCloseTo(1, 5)
  })

  it('given a small loudspeaker, when it is loud, then it is less than twice as loud as at half', () => {
    const filter = new EchoFilter({ ...plain, drive: 3 })
    const [half = 0, full = 0] = filter.push(Float32Array.of(0.4, 0.8))
    expect(full).toBeLessThan(half * 1.5)
    expect(filter.push(Float32Array.of(0.001))[0]).toBeCloseTo(0.001, 6)
  })

  it('given clocks that drift, when ten seconds pass, then there are as many samples more', () => {
    const filter = new EchoFilter({ ...plain, driftPpm: 100 })
    let samples = 0
    for (let block = 0; block < 1_000; block++) samples += filter.push(ramp(160)).length
    expect(Math.abs(samples - 160_016)).toBeLessThanOrEqual(1)
  })
})
