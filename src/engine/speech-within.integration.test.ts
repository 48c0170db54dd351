// A sentence spoken in three parts, each before the words behind it are known, against the same sentence spoken whole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MICROPHONE_SAMPLE_RATE_HZ, VOICE_SAMPLE_RATE_HZ } from '../shared/audio-format.ts'
import { joined } from './audio/joined.ts'
import { levelDbfs } from './audio/level.ts'
import { resample } from './audio/resample.ts'
import { sharpest } from './audio/testing/sharpest.ts'
import type { Engine } from './engine.ts'
import type { WithinSentence } from './ports.ts'
import { aroundOpener } from './stages/tts/openers.ts'
import { isLongForm } from './testing/long-form.ts'
import { openTestEngine } from './testing/open-test-engine.ts'

/** [voice, sentence]; no voice was calibrated with them. */
const SPOKEN: readonly (readonly [string, string])[] = [
  ['af_heart', 'You can tell it to wait until noon.'],
  ...(process.env.PARLEY_VOICES === 'all'
    ? ([
        ['bm_george', 'You could try a warm bath at night.'],
        ['bf_emma', 'The pull of the moon moves the sea.'],
      ] as const)
    : []),
]
/** Words of the parts but the last. */
const PARTS = [2, 5]
/** Without a norm model: sounded whole and cut. */
const WITHOUT_NORMS = ['am_adam', 'The heart pumps blood.'] as const

/** Openers, and what may come behind them: a word of weight, one without, a vowel. */
const OPENED: readonly (readonly [opener: string, rest: string])[] = [
  ['You can', 'tell it to wait until noon.'],
  ['That sounds', 'like a wonderful plan for Sunday.'],
  ...(isLongForm
    ? ([
        ['It depends', 'on the weather this afternoon.'],
        ['There are', 'many ways to do that.'],
      ] as const)
    : []),
  ['I think', 'it is time to go home.'],
]

const LARGEST_STEP_EXCESS_DB = 7
/** Into a word that the opener did not know of. */
const LARGEST_OPENED_STEP_EXCESS_DB = 12
/** Quieter than this is silence, however deep. */
const SILENCE_DBFS = -45
/** The level is compared over so much on either side of a seam: 30 ms. */
const STEP_SAMPLES = 720

const signal = new AbortController().signal

describe('speech within a sentence', () => {
  let engine: Engine

  beforeAll(async () => {
    engine = await openTestEngine(['stt', 'tts'])
  })
  afterAll(() => engine.close())

  async function speak(
    text: string,
    voice: string,
    within?: WithinSentence,
  ): Promise<Float32Array> {
    const pieces: Float32Array[] = []
    const options = { signal, voice, speed: 1, ...(within && { within }) }
    for await (const piece of engine.tts.speak(text, options)) pieces.push(piece)
    return joined(pieces)
  }

  async function heard(speech: Float32Array): Promise<string> {
    const pcm = resample(speech, VOICE_SAMPLE_RATE_HZ, MICROPHONE_SAMPLE_RATE_HZ)
    const { text } = await engine.stt.transcribe(pcm, { signal, threads: 1, language: 'en' })
    return plain(text)
  }

  /** Each part with one word of look-ahead. */
  async function speakInParts(
    sentence: string,
    voice: string,
    ends: readonly number[],
  ): Promise<Float32Array[]> {
    const words = sentence.split(' ')
    const text = (from: number, to?: number): string => words.slice(from, to).join(' ')
    const parts: Float32Array[] = []
    for (const [at, end] of [...ends, words.length].entries()) {
      const begin = ends[at - 1] ?? 0
      const within = { before: text(0, begin), after: text(end, end + 1) }
      parts.push(await speak(text(begin, end), voice, within))
    }
    return parts
  }

  /** Where the parts meet in the sentence spoken whole, in samples. */
  async function seamsOfWhole(sentence: string, voice: string): Promise<number[]> {
    const words = sentence.split(' ')
    const seams: number[] = []
    for (const end of PARTS) {
      const [text, after] = [words.slice(0, end).join(' '), words.slice(end).join(' ')]
      seams.push((await speak(text, voice, { before: '', after })).length)
    }
    return seams
  }

  it.each(SPOKEN)(
    'given a sentence in three parts for %s, sounds as the whole does, without a seam',
    async (voice, sentence) => {
      const whole = await speak(sentence, voice)
      const parts = await speakInParts(sentence, voice, PARTS)
      const speech = joined(parts)
      const seams = [parts[0]!.length, parts[0]!.length + parts[1]!.length]
      const places = await seamsOfWhole(sentence, voice)
      expect(Math.abs(speech.length / whole.length - 1)).toBeLessThan(0.15)
      expect(sharpest(speech, seams)).toBeLessThanOrEqual(1.2 * sharpest(whole))
      for (const [index, seam] of seams.entries()) {
        const usual = stepDb(whole, places[index]!)
        expect(stepDb(speech, seam) - usual).toBeLessThan(LARGEST_STEP_EXCESS_DB)
      }
      expect(await heard(speech)).toBe(plain(sentence))
    },
  )

  it.each(OPENED)(
    'given the opener "%s", made before anything behind it was known, then "%s" joins it without a seam',
    async (opener, rest) => {
      const voice = 'af_heart'
      const whole = await speak(`${opener} ${rest}`, voice)
      const place = (await speak(opener, voice, { before: '', after: rest })).length
      const made = await speak(opener, voice, aroundOpener(opener))
      const behind = await speak(rest, voice, { before: opener, after: '', isOpened: true })
      const speech = joined([made, behind])
      const excessDb = stepDb(speech, made.length) - stepDb(whole, place)
      expect(excessDb).toBeLessThan(LARGEST_OPENED_STEP_EXCESS_DB)
      expect(await heard(speech)).toBe(plain(`${opener} ${rest}`))
    },
  )

  it('given a voice that sounds a sentence at a time, cuts it at the same places', async () => {
    const [voice, sentence] = WITHOUT_NORMS
    const parts = await speakInParts(sentence, voice, [2])
    expect(Math.min(...parts.map((part) => part.length))).toBeGreaterThan(0)
    expect(await heard(joined(parts))).toBe(plain(sentence))
  })
})

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z ]/gu, '')
}

/** How much louder or softer it is behind `place` than before. */
function stepDb(pcm: Float32Array, place: number): number {
  const level = (from: number): number =>
    Math.max(SILENCE_DBFS, levelDbfs(pcm.slice(from, from + STEP_SAMPLES)))
  return Math.abs(level(place) - level(place - STEP_SAMPLES))
}
