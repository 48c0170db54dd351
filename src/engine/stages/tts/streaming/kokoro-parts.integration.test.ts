// Kokoro in windows against Kokoro whole: the same utterances, laid out once.
import * as ort from 'onnxruntime-node'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VOICE_SAMPLE_RATE_HZ } from '../../../../shared/audio-format.ts'
import { joined } from '../../../audio/joined.ts'
import { kokoroGenerator } from '../../../models/convert/kokoro-generator.ts'
import { logMelDistanceDb } from '../../../audio/testing/log-mel.ts'
import { sharpest } from '../../../audio/testing/sharpest.ts'
import { openEspeak } from '../espeak.ts'
import { KokoroSpeaker } from '../kokoro-speaker.ts'
import { readPhonemeTable } from '../phoneme-tokens.ts'
import { stylesFolder, VoiceStyles } from '../voice-styles.ts'
import { frameWindows } from './frame-windows.ts'
import { FRAME_SAMPLES, KokoroParts, type LaidOut } from './kokoro-parts.ts'
import { decodeNormModel } from './norm-model-file.ts'

const root = resolve(import.meta.dirname, '../../../../..')
const models = join(root, 'resources/models')
const voicesFolder = join(root, 'resources/voices')
const files = {
  frontFile: join(models, 'kokoro-front-1.onnx'),
  windowFile: join(models, 'kokoro-window-1.onnx'),
  wholeFile: join(models, 'kokoro-whole-1.onnx'),
}
/** No voice was calibrated with it. */
const SENTENCE = 'It is a small animal with a very long tail, and it lives mostly in trees.'
const LARGEST_DISTANCE_DB = 1.3

describe('Kokoro in windows', async () => {
  const voices = (await readdir(voicesFolder)).filter((file) => file.endsWith('.norms'))
  let folder = ''
  let parts: KokoroParts
  let speaker: KokoroSpeaker
  let original: ort.InferenceSession

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-parts-'))
    // The original's generator in floats: its sound is the whole model's, sample for sample.
    const file = join(folder, 'original.onnx')
    const { signal } = new AbortController()
    const source = kokoroGenerator(join(models, 'kokoro-82m.onnx'), 'measure', { signal })
    await pipeline(source, createWriteStream(file))
    original = await ort.InferenceSession.create(file, { intraOpNumThreads: 1 })
    parts = await KokoroParts.open(files, 1)
    const table = readPhonemeTable(await readFile(join(models, 'kokoro-vocab.json'), 'utf8'))
    // As load-kokoro.ts does, but with parts that are open already.
    const styles = new VoiceStyles(stylesFolder(root))
    speaker = new KokoroSpeaker(await openEspeak(), styles, parts, table, new Map())
  })
  afterAll(async () => {
    await original.release()
    await rm(folder, { recursive: true, force: true })
  })

  async function whole({ frames, source, style, frameCount }: LaidOut): Promise<Float32Array> {
    const [framesName, sourceName, styleName] = original.inputNames
    const feeds = {
      [framesName!]: new ort.Tensor('float32', frames, [1, 512, frameCount]),
      [sourceName!]: new ort.Tensor('float32', source, [1, source.length]),
      [styleName!]: new ort.Tensor('float32', style, [1, style.length]),
    }
    return (await original.run(feeds, ['audio']))['audio']!.data as Float32Array
  }

  it('given the voices that are shipped, at least four are foretold', () => {
    expect(voices.length).toBeGreaterThanOrEqual(4)
  })

  // One; the rest with PARLEY_VOICES=all.
  const heard = voices.filter(
    (file) => process.env.PARLEY_VOICES === 'all' || /^af_heart/u.test(file),
  )
  for (const file of heard) {
    const voice = basename(file, '.norms')
    it(`given an unseen sentence for ${voice}, sounds as the whole does, without a step where windows meet`, async () => {
      const model = decodeNormModel(await readFile(join(voicesFolder, file)))
      const utterance = await parts.layOut(
        await speaker.input(speaker.phonemes(SENTENCE, voice), voice, 1),
      )
      const norms = parts.expect(utterance, model)
      const windows = frameWindows(utterance.tokenFrames, true)
      const sounded: Float32Array[] = []
      for (const { from, to } of windows)
        sounded.push(await parts.sound(utterance, norms, from, to))
      const speech = joined(sounded)
      const begin = windows[0]!.from * FRAME_SAMPLES
      const reference = (await whole(utterance)).slice(begin, begin + speech.length)
      const joins = windows.slice(1).map(({ from }) => from * FRAME_SAMPLES - begin)
      expect(joins.length).toBeGreaterThan(2)
      expect(sharpest(speech, joins)).toBeLessThanOrEqual(1.2 * sharpest(reference))
      expect(logMelDistanceDb(reference, speech, VOICE_SAMPLE_RATE_HZ)).toBeLessThanOrEqual(
        LARGEST_DISTANCE_DB,
      )
    })
  }
})
