import { describe, expect, it } from 'vitest'
import { PieceResampler, resample } from './resample.ts'
import { sine } from './testing/wav-fixtures.ts'

const pairs = [
  [8000, 16_000],
  [11_025, 16_000],
  [22_050, 16_000],
  [24_000, 16_000],
  [32_000, 16_000],
  [44_100, 16_000],
  [48_000, 16_000],
  [24_000, 48_000],
  [16_000, 24_000],
  [16_000, 48_000],
] as const

/** Level in dB of what `frequencyHz` becomes, against what went in, away from the clip's edges. */
function gainDb(frequencyHz: number, fromHz: number, toHz: number): number {
  const inside = middle(
    resample(sine(frequencyHz, { sampleRateHz: fromHz, lengthMs: 300 }), fromHz, toHz),
  )
  const energy = inside.reduce((sum, sample) => sum + sample * sample, 0) / inside.length
  return 10 * Math.log10(energy / (0.5 * 0.5 * 0.5) + 1e-20)
}

function middle(pcm: Float32Array): Float32Array {
  return pcm.subarray(Math.round(pcm.length / 4), Math.round((pcm.length * 3) / 4))
}

describe.each(pairs)('resample %i → %i Hz', (fromHz, toHz) => {
  const nyquistHz = Math.min(fromHz, toHz) / 2

  it('is flat within 0.1 dB up to 0.9 of the Nyquist frequency', () => {
    for (const part of [0.01, 0.1, 0.3, 0.5, 0.7, 0.85, 0.9]) {
      expect(Math.abs(gainDb(part * nyquistHz, fromHz, toHz)), `at ${part}`).toBeLessThan(0.1)
    }
  })

  it('keeps the sound in its place', () => {
    for (const part of [0.11, 0.52, 0.88]) {
      const got = resample(
        sine(part * nyquistHz, { sampleRateHz: fromHz, lengthMs: 300 }),
        fromHz,
        toHz,
      )
      const wanted = sine(part * nyquistHz, { sampleRateHz: toHz, lengthMs: 300 })
      const wrong = middle(got.map((sample, i) => sample - (wanted[i] ?? 0)))
      const energy = wrong.reduce((sum, sample) => sum + sample * sample, 0) / wrong.length
      expect(10 * Math.log10(energy / 0.125 + 1e-20), `at ${part}`).toBeLessThan(-40) // 0.1 dB is −39
    }
  })

  it('lets nothing through from above the new Nyquist frequency', () => {
    if (toHz >= fromHz) return
    for (const part of [1.0, 1.05, 1.2, 1.6, 2]) {
      const frequencyHz = part * nyquistHz
      if (frequencyHz < fromHz / 2)
        expect(gainDb(frequencyHz, fromHz, toHz), `at ${part}`).toBeLessThan(-60)
    }
  })

  it('makes no images when it goes up', () => {
    if (toHz <= fromHz) return
    const frequencyHz = 0.8 * nyquistHz
    const got = middle(
      resample(sine(frequencyHz, { sampleRateHz: fromHz, lengthMs: 300 }), fromHz, toHz),
    )
    for (const imageHz of [fromHz - frequencyHz, fromHz + frequencyHz]) {
      if (imageHz < toHz / 2) expect(partDb(got, imageHz, toHz)).toBeLessThan(-60)
    }
  })
})

/** Level of one frequency in `pcm` against a sine of gain 0.5 (Hann-windowed projection). */
function partDb(pcm: Float32Array, frequencyHz: number, sampleRateHz: number): number {
  let [re, im, weight] = [0, 0, 0]
  pcm.forEach((sample, i) => {
    const hann = 1 - Math.cos((2 * Math.PI * i) / pcm.length)
    const turn = (2 * Math.PI * frequencyHz * i) / sampleRateHz
    re += sample * hann * Math.cos(turn)
    im += sample * hann * Math.sin(turn)
    weight += hann
  })
  return 20 * Math.log10((2 * Math.hypot(re, im)) / weight / 0.5 + 1e-12)
}

describe('resample', () => {
  it('given equal rates, copies', () => {
    const pcm = Float32Array.of(0.1, -0.2)
    const copy = resample(pcm, 16_000, 16_000)
    expect(copy).toEqual(pcm)
    expect(copy).not.toBe(pcm)
  })

  it('given nothing, makes nothing', () => {
    expect(resample(new Float32Array(0), 8000, 16_000)).toHaveLength(0)
  })

  it('given an odd rate, has the length that its time asks for', () => {
    expect(resample(new Float32Array(4800), 47_999, 16_000)).toHaveLength(1600)
  })
})

describe('PieceResampler', () => {
  it.each([
    [48_000, 16_000],
    [44_100, 16_000],
    [8000, 16_000],
    [16_000, 16_000],
    [11_025, 16_000],
  ])('given %i → %i Hz in pieces, gives what the whole clip gives', (fromHz, toHz) => {
    const clip = sine(440, { sampleRateHz: fromHz, lengthMs: 100 })
    for (const size of [1, 7, 160, 1001]) {
      const resampler = new PieceResampler(fromHz, toHz)
      const out: number[] = []
      for (let at = 0; at < clip.length; at += size)
        out.push(...resampler.push(clip.subarray(at, at + size)))
      out.push(...resampler.end())
      expect(out).toEqual([...resample(clip, fromHz, toHz)])
    }
  })
})
