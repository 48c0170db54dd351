import { describe, expect, it } from 'vitest'
import { BINS, FRAME, powerSpectra } from './spectrum-400.ts'
import { FEATURE_FRAMES, HEARD_SAMPLES, MEL_BANDS, whisperFeatures } from './whisper-features.ts'

const tone = (hz: number, samples: number): Float32Array =>
  Float32Array.from({ length: samples }, (_, i) => 0.3 * Math.sin((2 * Math.PI * hz * i) / 16_000))

describe('powerSpectra', () => {
  it('given two frames, when transformed together, then each has the spectrum of the plain sum', () => {
    const a = Float64Array.from({ length: FRAME }, (_, i) => Math.sin(i * i))
    const b = Float64Array.from({ length: FRAME }, (_, i) => Math.cos(3 * i) + 0.1)
    const powers = [new Float64Array(BINS), new Float64Array(BINS)] as const
    powerSpectra(a, b, ...powers)
    for (const [index, frame] of [a, b].entries())
      for (const bin of [0, 1, 17, 120, 200]) {
        let re = 0
        let im = 0
        for (let n = 0; n < FRAME; n++) {
          re += frame[n]! * Math.cos((2 * Math.PI * bin * n) / FRAME)
          im -= frame[n]! * Math.sin((2 * Math.PI * bin * n) / FRAME)
        }
        expect(powers[index]![bin]).toBeCloseTo(re * re + im * im, 6)
      }
  })
})

describe('whisperFeatures', () => {
  it('given a low and a high tone, when heard, then the loudest band rises with the tone', () => {
    const loudest = (hz: number): number => {
      const features = whisperFeatures(tone(hz, HEARD_SAMPLES))
      const column = Array.from(
        { length: MEL_BANDS },
        (_, band) => features[band * FEATURE_FRAMES + 400]!,
      )
      return column.indexOf(Math.max(...column))
    }
    expect(loudest(300)).toBeLessThan(loudest(1_000))
    expect(loudest(1_000)).toBeLessThan(loudest(4_000))
  })

  it('given less than 8 s, when heard, then silence lies in front of it', () => {
    const features = whisperFeatures(tone(440, 16_000))
    const row = features.subarray(10 * FEATURE_FRAMES, 11 * FEATURE_FRAMES)
    expect(Math.max(...row.subarray(0, 690))).toBe(Math.min(...row.subarray(0, 690)))
    expect(row[750]).toBeGreaterThan(row[0]!)
  })

  it('given more than 8 s, when heard, then only the last 8 s count', () => {
    const end = tone(700, HEARD_SAMPLES)
    const long = new Float32Array(HEARD_SAMPLES + 5_000).fill(0.9)
    long.set(end, 5_000)
    expect(whisperFeatures(long)).toEqual(whisperFeatures(end))
  })
})
