// What Kokoro says, whisper hears: the two real engines, joined by their ports.
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MICROPHONE_SAMPLE_RATE_HZ, VOICE_SAMPLE_RATE_HZ } from '../shared/audio-format.ts'
import { joined } from './audio/joined.ts'
import { firstAudibleMs, lastAudibleMs, levelsDbfs } from './audio/level.ts'
import { resample } from './audio/resample.ts'
import type { Engine } from './engine.ts'
import { openTestEngine } from './testing/open-test-engine.ts'
import type { KokoroMethods } from './stages/tts/kokoro-methods.ts'
import { EngineProcess } from './stages/worker/engine-process.ts'
import { spawnFork } from './stages/worker/spawn-fork.ts'

const KOKORO_WORKER = resolve(import.meta.dirname, '../../out/main/kokoro.worker.js')

const LONG =
  'The weather in the mountains is often cold, and when it snows, the roads may be closed.'
/** [voice, what it says] */
const SPOKEN: readonly (readonly [string, string])[] = [
  ['af_heart', LONG],
  ...(process.env.PARLEY_VOICES === 'all'
    ? ([
        ['am_michael', 'Can you tell me how far away the moon is?'],
        ['bf_emma', 'Honey never spoils, because it contains very little water.'],
      ] as const)
    : []),
  ['bm_george', 'Would you like another cup of tea?'],
]
/** [written, as whisper writes what it hears] */
const WRITTEN: readonly (readonly [string, string])[] = [
  [
    'It is 20°C outside, with 15 km/h of wind.',
    'it is 20 degrees celsius outside with 15 kilometers per hour of wind',
  ],
  ['World War II ended in 1945.', 'world war ii ended in 1945'],
  ['Use 1/2 cup of milk, e.g. oat milk.', 'use one half cup of milk for example oat milk'],
]

const signal = new AbortController().signal
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('1/2', 'one half')
    .replaceAll(/[^a-z0-9 ]/gu, '')
    .trim()

describe('speech', () => {
  let engine: Engine

  beforeAll(async () => {
    // The larger model writes words where the small one writes signs ("kmh").
    engine = await openTestEngine(['stt', 'tts'], { soleSttModel: 'whisper-base-q8_0' })
  })
  afterAll(() => engine.close())

  async function speak(text: string, voice: string, speed = 1): Promise<Float32Array[]> {
    const pieces: Float32Array[] = []
    for await (const piece of engine.tts.speak(text, { signal, voice, speed })) pieces.push(piece)
    return pieces
  }

  async function heard(speech: Float32Array): Promise<string> {
    const pcm = resample(speech, VOICE_SAMPLE_RATE_HZ, MICROPHONE_SAMPLE_RATE_HZ)
    const { text } = await engine.stt.transcribe(pcm, { signal, threads: 1, language: 'en' })
    return plain(text)
  }

  it.each(SPOKEN)(
    'given a sentence for %s, speaks it clean, without gaps and word for word',
    async (voice, sentence) => {
      const pieces = await speak(sentence, voice)
      const speech = joined(pieces)
      const lengthsMs = pieces.slice(0, -1).map((piece) => piece.length / 24)
      expect(Math.max(...lengthsMs)).toBeLessThanOrEqual(400)
      expect(Math.min(...lengthsMs.slice(1))).toBeGreaterThanOrEqual(200)
      expect(lengthsMs[0]).toBeGreaterThanOrEqual(120)
      expect(firstAudibleMs(speech, VOICE_SAMPLE_RATE_HZ)).toBeLessThanOrEqual(60)
      expect(longestGapMs(speech)).toBeLessThanOrEqual(300)
      expect(
        speech.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
      ).toBeLessThanOrEqual(10 ** (-1 / 20) + 1e-6)
      const loudness = activeLevelDbfs(speech)
      expect(loudness).toBeGreaterThan(-23)
      expect(loudness).toBeLessThan(-19)
      const pauseMs = speech.length / 24 - (lastAudibleMs(speech, VOICE_SAMPLE_RATE_HZ) ?? 0)
      expect(pauseMs).toBeGreaterThan(150)
      expect(pauseMs).toBeLessThan(300)
      expect(await heard(speech)).toBe(plain(sentence))
    },
  )

  it('given figures and signs, speaks them as they are said', async () => {
    for (const [written, said] of WRITTEN) {
      const speech = joined(await speak(written, 'af_heart'))
      expect(await heard(speech)).toBe(said)
    }
  })

  it('given more text than the model takes at once, loses none of it', async () => {
    const sentence = 'a hundred birds were singing in the garden behind the house'
    const text = `${Array.from({ length: 9 }, () => sentence).join(', and ')}.`
    const one = joined(await speak(`${sentence},`, 'af_heart', 2)).length
    expect(joined(await speak(text, 'af_heart', 2)).length / one).toBeGreaterThan(8)
  })

  it('given nothing to pronounce, yields nothing', async () => {
    for (const text of ['', ' ', '...', '?!', '😀', '**'])
      expect(await speak(text, 'af_heart')).toEqual([])
  })

  it('given an unknown voice, says which there are', async () => {
    await expect(speak('Hello.', 'hal')).rejects.toMatchObject({ code: 'usage' })
  })

  it('given an abort in the middle, stops at once and speaks the next text', async () => {
    const abort = new AbortController()
    const options = { signal: abort.signal, voice: 'af_heart', speed: 1 }
    const speech = engine.tts.speak(LONG, options)[Symbol.asyncIterator]()
    const first = speech.next()
    setTimeout(() => abort.abort(), 50)
    await expect(first).rejects.toThrow(/abort/iu)
    expect(joined(await speak('Hello there.', 'af_heart')).length).toBeGreaterThan(10_000)
  })
})

describe('speech process', () => {
  it('given a model file that is missing or none, says so', async () => {
    const missing = join(import.meta.dirname, 'none.onnx')
    const cases = [
      { file: missing, code: 'model_missing' },
      { file: KOKORO_WORKER, code: 'model_corrupt' },
    ]
    for (const { file, code } of cases) {
      const parts = { frontFile: file, windowFile: file, wholeFile: file, vocabFile: file }
      const load = {
        ...parts,
        voicesFolder: import.meta.dirname,
        stylesFolder: import.meta.dirname,
        threads: 1,
      }
      const process = new EngineProcess<KokoroMethods>({
        name: 'voice',
        file: KOKORO_WORKER,
        spawn: spawnFork,
        load,
      })
      await expect(process.start({ signal })).rejects.toMatchObject({ code })
      await process.close()
    }
  })
})

/** Longest inaudible stretch between two sounds. */
function longestGapMs(pcm: Float32Array): number {
  const levels = [...levelsDbfs(pcm, VOICE_SAMPLE_RATE_HZ)]
  const marks = levels.map((level) => (level > -45 ? 'x' : ' ')).join('')
  return Math.max(
    0,
    ...marks
      .trim()
      .split(/x+/u)
      .map((gap) => gap.length * 10),
  )
}

/** RMS in dBFS over the 10 ms windows that are audible. */
function activeLevelDbfs(pcm: Float32Array): number {
  const audible = levelsDbfs(pcm, VOICE_SAMPLE_RATE_HZ).filter((level) => level > -45)
  return (
    10 * Math.log10(audible.reduce((sum, level) => sum + 10 ** (level / 10), 0) / audible.length)
  )
}
