// Whether the sounds teach the canceller, and hurt nobody.
import { describe, expect, it } from 'vitest'
import { emptySpectrum, RealFft } from '../echo/real-fft.ts'
import { levelDbfs } from '../sound-level.ts'
import { openingSound, roomSound } from './room-sound.ts'

const SIZE = 65_536

/** Power of a sound between two frequencies, over all of it, in dB. */
function between(sound: Float32Array, lowHz: number, highHz: number): number {
  const fft = new RealFft(SIZE)
  const padded = new Float64Array(SIZE)
  padded.set(sound)
  const { re, im } = emptySpectrum(fft.bins)
  fft.forward(padded, { re, im })
  const perHz = SIZE / 24_000
  let power = 0
  for (let k = Math.ceil(lowHz * perHz); k < highHz * perHz; k++) power += re[k]! ** 2 + im[k]! ** 2
  return 10 * Math.log10(power)
}

describe.each([
  ['roomSound', roomSound(), 1.8],
  ['openingSound', openingSound(), 1.2],
])('%s', (_, sound, seconds) => {
  it('lasts as long as it is said to, is about as loud as a voice, and never near full scale', () => {
    expect(sound.length / 24_000).toBeCloseTo(seconds, 2)
    expect(levelDbfs(sound)).toBeGreaterThan(-24)
    expect(levelDbfs(sound)).toBeLessThan(-18)
    expect(Math.max(...sound.map(Math.abs))).toBeLessThan(0.6)
  })

  it('begins and ends without a click', () => {
    expect(Math.abs(sound[0]!)).toBeLessThan(1e-3)
    expect(Math.abs(sound.at(-1)!)).toBeLessThan(1e-3)
    expect(levelDbfs(sound.subarray(-480))).toBeLessThan(-45)
  })

  it('has something in every third of an octave that the canceller learns by', () => {
    const all = between(sound, 190, 5000)
    for (let hz = 190; hz < 5000; hz *= 2 ** (1 / 3)) {
      expect(between(sound, hz, hz * 2 ** (1 / 3)) - all).toBeGreaterThan(-25)
    }
  })
})
