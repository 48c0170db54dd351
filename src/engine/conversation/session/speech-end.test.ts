import { describe, expect, it } from 'vitest'
import { refineSpeechEnd } from './speech-end.ts'

/** `seconds` of a tone at `amplitude` up to `toneEndMs`, then noise at `noise`. */
function clip(toneEndMs: number, amplitude: number, noise: number): Float32Array {
  let seed = 1
  const random = (): number => ((seed = (seed * 16807) % 2147483647) / 2147483647) * 2 - 1
  return Float32Array.from({ length: 16 * 2000 }, (_, i) => {
    const tone = i < toneEndMs * 16 && i > 300 * 16 ? amplitude * Math.sin(i * 0.2) : 0
    return tone + noise * random()
  })
}

describe('refineSpeechEnd', () => {
  it('given a detector that hangs on, finds the end of the sound', () => {
    expect(refineSpeechEnd(clip(1200, 0.2, 0), 0, 1290)).toBe(1200)
  })
  it('given a detector that lets go early, finds the end of the sound', () => {
    expect(refineSpeechEnd(clip(1200, 0.2, 0), 0, 1120)).toBe(1200)
  })
  it('given a turn that started late on the clock, answers on that clock', () => {
    expect(refineSpeechEnd(clip(1200, 0.2, 0), 5000, 6250)).toBe(6200)
  })
  it('given a loud room, does not take its noise for speech', () => {
    expect(refineSpeechEnd(clip(1200, 0.3, 0.03), 0, 1290)).toBe(1200)
  })
  it('given nothing audible near, keeps what the detector said', () => {
    expect(refineSpeechEnd(new Float32Array(32_000), 0, 1290)).toBe(1290)
  })
})
