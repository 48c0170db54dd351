import { describe, expect, it } from 'vitest'
import { cutPoint } from './cut-point.ts'

const tone = (seconds: number, pauseAtS = -1): Float32Array =>
  Float32Array.from({ length: seconds * 16_000 }, (_, i) => {
    const t = i / 16_000
    return t > pauseAtS && t < pauseAtS + 0.4 ? 0 : 0.3 * Math.sin(i * 0.1)
  })

describe('cutPoint', () => {
  it('given a clip that one pass can hear, does not cut', () => {
    expect(cutPoint(tone(25))).toBeUndefined()
  })
  it('given a long clip, cuts inside its pause', () => {
    const at = (cutPoint(tone(60, 20)) as number) / 16_000
    expect(at).toBeGreaterThan(20)
    expect(at).toBeLessThan(20.4)
  })
  it('given no pause at all, still cuts where one pass can hear both sides', () => {
    const at = (cutPoint(tone(60)) as number) / 16_000
    expect(at).toBeGreaterThanOrEqual(14)
    expect(at).toBeLessThanOrEqual(26)
  })
})
