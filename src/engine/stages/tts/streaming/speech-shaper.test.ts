import { describe, expect, it } from 'vitest'
import { joined } from '../../../audio/joined.ts'
import { levelsDbfs } from '../../../audio/level.ts'
import { samples } from '../samples.ts'
import { LONGEST_PAUSE_MS, SpeechShaper, type OpenEnds } from './speech-shaper.ts'

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

/** Pushed in stretches of `stretchMs`. */
function shaped(pcm: Float32Array, stretchMs = 137, ends?: OpenEnds): Float32Array {
  const shaper = new SpeechShaper(ends)
  const said: Float32Array[] = []
  for (let at = 0; at < pcm.length; at += samples(stretchMs))
    said.push(shaper.push(pcm.slice(at, at + samples(stretchMs))))
  return joined([...said, shaper.end()])
}

const lengthMs = (pcm: Float32Array): number => pcm.length / samples(1)

function longestGapMs(pcm: Float32Array): number {
  const loud = [...levelsDbfs(pcm, SAMPLE_RATE_HZ)]
    .map((level) => (level > -45 ? 'x' : ' '))
    .join('')
  const gaps = loud.trim().split(/x+/u)
  return Math.max(0, ...gaps.map((gap) => gap.length * 10))
}

describe('SpeechShaper', () => {
  it('given 300 ms of silence before and 430 ms after, keeps an onset of 10 ms and a decay of 25 ms', () => {
    const speech = shaped(joined([silence(300), tone(500), silence(430)]))
    expect(lengthMs(speech)).toBeCloseTo(10 + 500 + 25, -1)
  })

  it('given a soft consonant of −50 dBFS before the vowel or after it, keeps it', () => {
    const soft = tone(60, 0.0045)
    const speech = shaped(joined([silence(300), soft, tone(300), soft, silence(400)]))
    expect(lengthMs(speech)).toBeCloseTo(10 + 60 + 300 + 60 + 25, -1)
  })

  it('given a cut inside a sound, begins and ends at zero, so that nothing clicks', () => {
    const speech = shaped(tone(200))
    expect(Math.abs(speech[0]!)).toBe(0)
    expect(Math.abs(speech.at(-1)!)).toBe(0)
  })

  it('given silence or nothing, says nothing', () => {
    expect(shaped(silence(500))).toHaveLength(0)
    expect(shaped(new Float32Array(0))).toHaveLength(0)
  })

  it('given sound, hands it on at once but for its last 5 ms', () => {
    expect(lengthMs(new SpeechShaper().push(tone(200)))).toBe(195)
  })

  it('given a pause of 445 ms, shortens it and leaves the sound around it as it was', () => {
    const speech = shaped(joined([tone(300), silence(445), tone(300), silence(100)]))
    expect(lengthMs(speech)).toBe(300 + LONGEST_PAUSE_MS + 300 + 25)
    expect(longestGapMs(speech)).toBeLessThanOrEqual(LONGEST_PAUSE_MS)
    expect(speech.slice(samples(5), samples(295))).toEqual(
      tone(300).slice(samples(5), samples(295)),
    )
  })

  it('given several pauses, shortens the long ones only', () => {
    const parts = [
      tone(100),
      silence(400),
      tone(100),
      silence(100),
      tone(100),
      silence(900),
      tone(100),
    ]
    expect(lengthMs(shaped(joined(parts)))).toBe(400 + 100 + 2 * LONGEST_PAUSE_MS)
  })

  it('given the same sound in other stretches, says the same', () => {
    const pcm = joined([silence(80), tone(320), silence(333), tone(50), silence(70)])
    expect(shaped(pcm, 12.5)).toEqual(shaped(pcm, 600))
  })
})

describe('SpeechShaper within a sentence', () => {
  const inTheMiddle = { continues: true, goesOn: true }
  const atTheEnd = { continues: true, goesOn: false }
  const atTheBeginning = { continues: false, goesOn: true }

  it('given sound from end to end, leaves every sample as it was', () => {
    const pcm = tone(333.3)
    expect(shaped(pcm, 137, inTheMiddle)).toEqual(pcm)
  })

  it('given short quiet at an open end, keeps it', () => {
    const pcm = joined([silence(80), tone(200), silence(101.7)])
    expect(shaped(pcm, 137, inTheMiddle)).toEqual(pcm)
  })

  it('given a long pause across two parts, shortens it as one within a part', () => {
    const first = shaped(joined([tone(300), silence(200)]), 137, atTheBeginning)
    const second = shaped(joined([silence(245), tone(300)]), 137, atTheEnd)
    expect(lengthMs(first)).toBe(300 + LONGEST_PAUSE_MS / 2)
    expect(lengthMs(second)).toBe(LONGEST_PAUSE_MS / 2 + 300)
    expect(Math.abs(first.at(-1)!)).toBe(0)
    expect(Math.abs(second[0]!)).toBe(0)
  })

  it('given an end that is none, still trims and fades the other', () => {
    const pcm = joined([silence(300), tone(500), silence(430)])
    const opening = shaped(pcm, 137, atTheBeginning)
    const closing = shaped(pcm, 137, atTheEnd)
    expect(lengthMs(opening)).toBeCloseTo(10 + 500 + LONGEST_PAUSE_MS / 2, -1)
    expect(lengthMs(closing)).toBeCloseTo(LONGEST_PAUSE_MS / 2 + 500 + 25, -1)
  })

  it('given a part that is faint throughout, keeps it', () => {
    const pcm = tone(60, 0.004)
    expect(shaped(pcm, 137, inTheMiddle)).toEqual(pcm)
    expect(lengthMs(shaped(pcm, 137, atTheEnd))).toBe(60)
  })

  it('given silence, says nothing', () => {
    for (const ends of [atTheBeginning, inTheMiddle, atTheEnd])
      expect(shaped(silence(500), 137, ends)).toHaveLength(0)
  })
})
