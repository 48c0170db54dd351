import { describe, expect, it } from 'vitest'
import { Recording } from './recording.ts'
import { sine } from './testing/wav-fixtures.ts'

describe('Recording', () => {
  it('given frames and a track, puts both on one clock: left as fed, right as played', () => {
    const asked: [number, number][] = []
    const fakeLoudspeaker = {
      render: (lengthMs: number, rateHz: number) => {
        asked.push([lengthMs, rateHz])
        return new Float32Array((lengthMs * rateHz) / 1000).fill(0.25)
      },
    }
    const recording = new Recording(fakeLoudspeaker)
    const spoken = sine(300, { sampleRateHz: 16_000, lengthMs: 320 })
    for (let at = 0; at < spoken.length; at += 512) recording.fed(spoken.subarray(at, at + 512))
    expect(recording.lengthMs).toBe(320)

    const { left, right, sampleRateHz } = recording.render(400)
    expect(asked).toEqual([[400, sampleRateHz]])
    expect(left).toHaveLength(right.length)
    const wanted = sine(300, { sampleRateHz, lengthMs: 320 })
    for (let i = 200; i < 7400; i++) expect(left[i]).toBeCloseTo(wanted[i]!, 3)
    expect(left.subarray(7900).every((sample) => Math.abs(sample) < 1e-3)).toBe(true)
  })

  it('given a length before the end of the microphone, stops there', () => {
    const recording = new Recording({ render: () => new Float32Array(2400) })
    recording.fed(new Float32Array(16_000))
    expect(recording.render(100).left).toHaveLength(2400)
  })
})
