import { describe, expect, it } from 'vitest'
import { levelsDbfs } from '../audio/level.ts'
import { joined } from '../audio/joined.ts'
import { LONGEST_PAUSE_MS, samples, shortenPauses, trimSilence } from './trim-silence.ts'

const SAMPLE_RATE_HZ = 24_000

function silence(ms: number): Float32Array {
  // Kokoro's silence is no digital zero: about −80 dBFS of noise.
  return Float32Array.from({ length: samples(ms) }, (_, at) => (at % 2 ? 1e-4 : -1e-4))
}

function tone(ms: number, amplitude = 0.3): Float32Array {
  return Float32Array.from(
    { length: samples(ms) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * 220 * at) / SAMPLE_RATE_HZ),
  )
}

function longestGapMs(pcm: Float32Array): number {
  const loud = [...levelsDbfs(pcm, SAMPLE_RATE_HZ)]
    .map((level) => (level > -45 ? 'x' : ' '))
    .join('')
  return Math.max(
    0,
    ...loud
      .trim()
      .split(/x+/u)
      .map((gap) => gap.length * 10),
  )
}

describe('trimSilence', () => {
  it('given 300 ms of silence before and 430 ms after, keeps an onset of 10 ms and a decay of 25 ms', () => {
    const speech = trimSilence(joined([silence(300), tone(500), silence(430)]))
    expect(speech.length / samples(1)).toBeCloseTo(10 + 500 + 25, -1)
  })

  it('given a soft consonant of −50 dBFS before the vowel, keeps it', () => {
    const speech = trimSilence(joined([silence(300), tone(60, 0.0045), tone(300), silence(400)]))
    expect(speech.length / samples(1)).toBeCloseTo(10 + 360 + 25, -1)
  })

  it('given a cut inside a sound, begins and ends at zero, so that nothing clicks', () => {
    const speech = trimSilence(tone(200))
    expect(Math.abs(speech[0]!)).toBe(0)
    expect(Math.abs(speech.at(-1)!)).toBe(0)
  })

  it('given silence or nothing, is empty', () => {
    expect(trimSilence(silence(500))).toHaveLength(0)
    expect(trimSilence(new Float32Array(0))).toHaveLength(0)
  })
})

describe('shortenPauses', () => {
  it('given a pause of 445 ms, shortens it and leaves the sound around it whole', () => {
    const spoken = shortenPauses(joined([tone(300), silence(445), tone(300)]))
    expect(spoken.length).toBe(samples(300 + LONGEST_PAUSE_MS + 300))
    expect(longestGapMs(spoken)).toBeLessThanOrEqual(LONGEST_PAUSE_MS)
    expect(spoken.slice(0, samples(300))).toEqual(tone(300))
    expect(spoken.slice(-samples(300))).toEqual(tone(300))
  })

  it('given several long pauses, shortens each', () => {
    const parts = [
      tone(100),
      silence(400),
      tone(100),
      silence(100),
      tone(100),
      silence(900),
      tone(100),
    ]
    const spoken = shortenPauses(joined(parts))
    expect(spoken.length / samples(1)).toBe(400 + 100 + 2 * LONGEST_PAUSE_MS)
  })

  it('given only short pauses, changes nothing', () => {
    const pcm = joined([tone(100), silence(150), tone(100)])
    expect(shortenPauses(pcm)).toEqual(pcm)
  })
})
