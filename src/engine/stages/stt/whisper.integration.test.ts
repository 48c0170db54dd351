// The speech recognition process with a real model and real recordings, where they are installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joined } from '../../audio/joined.ts'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { clipFromWav } from '../../audio/wav-read.ts'
import type { Stt } from '../../ports.ts'
import { EngineProcess } from '../worker/engine-process.ts'
import { spawnFork } from '../worker/spawn-fork.ts'
import { secondOpinion } from './second-opinion.ts'
import { StreamingTranscriber } from './streaming-transcriber.ts'
import type { WhisperMethods, WhisperModel } from './whisper-methods.ts'
import { WhisperStt } from './whisper-stt.ts'
import { transcribeWhole } from './transcribe-whole.ts'

const root = resolve(import.meta.dirname, '../../../..')
const modelFiles = {
  first: join(root, 'resources/models/whisper-tiny.en-q8_0.bin'),
  careful: join(root, 'resources/models/whisper-base-q8_0.bin'),
}
const isInstalled = Object.values(modelFiles).every((path) => existsSync(path))
const addonFile = join(root, 'native/whisper/build/Release/parley_whisper.node')
const file = join(root, 'out/main/whisper.worker.js')
const signal = new AbortController().signal

interface Recording {
  file: string
  text: string
  kind?: string
  pcm: Float32Array
}

/** The bundled questions, and the shared ones where this is a development checkout. */
function recordings(): Recording[] {
  return [join(root, 'resources/demo'), resolve(root, '../shared/speech')].flatMap((folder) => {
    const manifest = join(folder, 'manifest.json')
    if (!existsSync(manifest)) return []
    const clips = JSON.parse(readFileSync(manifest, 'utf8')) as Omit<Recording, 'pcm'>[]
    const files = new Set(readdirSync(folder))
    return clips
      .filter((clip) => files.has(clip.file) && !['noisy', 'backchannel'].includes(clip.kind ?? ''))
      .map((clip) => ({ ...clip, pcm: read(join(folder, clip.file)) }))
  })
}

const read = (path: string): Float32Array => clipFromWav(readFileSync(path), path).pcm

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

function words(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9' ]/g, ' ')
  return plain
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => NUMBERS[Number(word)] ?? word)
}

/** Words that are in one and not in the other, at most as many as the word errors. */
function wrongWords(said: string, heard: string): number {
  const rest = words(heard)
  const missing = words(said).filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
  return Math.max(missing.length, rest.length)
}

describe.skipIf(!isInstalled)('whisper.worker', () => {
  let process: EngineProcess<WhisperMethods>
  let stt: Stt
  const clips = recordings()

  beforeAll(async () => {
    process = new EngineProcess<WhisperMethods>({
      name: 'speech recognition',
      file,
      spawn: spawnFork,
      load: { modelFiles, addonFile, gpu: true },
    })
    const loaded = await process.start({ signal })
    const open = (which: WhisperModel, said = loaded[which]): WhisperStt => {
      if (!said) throw new Error(`${which} was not loaded`)
      return new WhisperStt({ process, which, loaded: said, model: which, threads: 2 })
    }
    stt = secondOpinion(open('first'), open('careful'))
  })

  afterAll(async () => {
    await process?.close()
  })

  it('tells which build it is', () => {
    expect(stt.info.engine).toBe(existsSync(addonFile) ? 'whisper.cpp addon' : '@napi-rs/whisper')
  })

  it('given recorded turns, hears at least 93 of 100 words', async () => {
    let said = 0
    let wrong = 0
    for (const clip of clips) {
      const { text, looped } = await transcribeWhole(stt, clip.pcm, { signal, threads: 1 })
      said += words(clip.text).length
      wrong += wrongWords(clip.text, text)
      expect(looped, `${clip.file}: ${text}`).toBe(false)
    }
    expect(said).toBeGreaterThan(20)
    expect(wrong / said).toBeLessThan(0.07)
  })

  it('given silence and noise, hears nothing', async () => {
    const noise = Float32Array.from(
      { length: 3 * MICROPHONE_SAMPLE_RATE_HZ },
      (_, i) => 0.02 * Math.sin(i * i),
    )
    for (const pcm of [new Float32Array(2 * MICROPHONE_SAMPLE_RATE_HZ), noise]) {
      expect((await stt.transcribe(pcm, { signal, threads: 1 })).text).toBe('')
    }
  })

  it.skipIf(!existsSync(addonFile))(
    'given an abort in a long pass, frees the engine within 100 ms',
    async () => {
      const question = clips[0]!
      const abort = new AbortController()
      const long = stt.transcribe(repeated(question.pcm, 28), {
        signal: abort.signal,
        threads: 1,
      })
      setTimeout(() => abort.abort(), 150)
      await expect(long).rejects.toThrow('abort')
      const startMs = performance.now()
      await stt.transcribe(question.pcm.subarray(0, 1_600), { signal, threads: 1 })
      // A 100 ms clip takes 60 to 100 ms by itself; the 28 s pass would go on for more than a second.
      expect(performance.now() - startMs).toBeLessThan(400)
      const next = await stt.transcribe(question.pcm, { signal, threads: 1 })
      expect(wrongWords(question.text, next.text)).toBeLessThanOrEqual(1)
    },
  )

  it('given a turn of more than half a minute, loses no words of it, streamed or whole', async () => {
    const parts: Recording[] = []
    const seconds = (): number =>
      parts.reduce((sum, part) => sum + part.pcm.length, 0) / MICROPHONE_SAMPLE_RATE_HZ
    while (seconds() < 35) parts.push(clips[parts.length % clips.length]!)
    const turn = joined(parts.map((part) => part.pcm))
    const text = parts.map((part) => part.text).join(' ')

    let samples = 0
    const transcriber = new StreamingTranscriber({
      partialStt: stt,
      partStt: stt,
      finalStt: stt,
      finalThreads: 2,
      pcm: () => turn.subarray(0, samples),
      partialEveryMs: 2_500,
      sleep: async (ms) => void (samples = Math.min(turn.length, samples + Math.ceil(ms * 16))),
    })
    let confirmed = ''
    for await (const partial of transcriber.partials({ signal })) {
      expect(partial.confirmed.startsWith(confirmed)).toBe(true)
      confirmed = partial.confirmed
      if (samples === turn.length) break
    }
    const streamed = await transcriber.finish({ signal })
    const whole = await transcribeWhole(stt, turn, { signal, threads: 2 })
    for (const heard of [streamed.text, whole.text]) {
      expect(wrongWords(text, heard) / words(text).length).toBeLessThan(0.1)
    }
    expect(words(confirmed).length).toBeGreaterThan(0.7 * words(text).length)
  })
})

function repeated(pcm: Float32Array, seconds: number): Float32Array {
  return Float32Array.from(
    { length: seconds * MICROPHONE_SAMPLE_RATE_HZ },
    (_, i) => pcm[i % pcm.length]!,
  )
}
