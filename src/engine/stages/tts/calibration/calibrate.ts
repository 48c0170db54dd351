// Measures voices and writes what streaming needs of them: `npm run calibrate -- VOICE …` (about four minutes a voice).
import * as ort from 'onnxruntime-node'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { toHalf } from '../../../models/convert/half-float.ts'
import { activationScales } from '../../../models/convert/kokoro-conv8.ts'
import { kokoroGenerator } from '../../../models/convert/kokoro-generator.ts'
import { loadKokoro } from '../load-kokoro.ts'
import { KokoroParts, type LaidOut } from '../streaming/kokoro-parts.ts'
import { encodeNormModel } from '../streaming/norm-model-file.ts'
import { featuresOf } from '../streaming/norm-statistics.ts'
import { stylesFolder } from '../voice-styles.ts'
import { fitNorms, type Measurement } from './fit-norms.ts'

/** Every so many lines, two of them make one long utterance. */
const JOINED_EVERY = 8
const MODELS = 'resources/models'
const VOICES = 'resources/voices'
const SCALES = 'src/engine/models/convert/kokoro-activation-scales.json'

/** Largest magnitudes per channel, by `<convolution>:<in|out>`. */
type Peaks = Map<string, Float32Array>
/** The same of every utterance. */
type PeaksOfEach = Map<string, Float32Array[]>

/**
 * Source of the method: ../shared prototypes (kokoro-stream); statistics are predicted because they stand over the whole
 * utterance, of which the first window is made before the rest exists.
 */
async function calibrate(voices: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-calibrate-'))
  try {
    const measureFile = join(folder, 'measure.onnx')
    const { signal } = new AbortController()
    const model = kokoroGenerator(`${MODELS}/kokoro-82m.onnx`, 'measure', { signal })
    await pipeline(model, createWriteStream(measureFile))
    const measure = await ort.InferenceSession.create(measureFile)
    const peaks = knownPeaks()
    for (const voice of voices) {
      const each: PeaksOfEach = new Map()
      const measurements = await measureVoice(voice, measure, each)
      widen(peaks, each)
      await writeFile(`${VOICES}/${voice}.norms`, encodeNormModel(fitNorms(measurements)))
      tell(`${voice}: ${measurements.length} utterances`)
    }
    await writeFile(SCALES, scalesFile(peaks))
    tell(`now count up the file names of kokoro-window and kokoro-whole in ${MODELS}/catalog.json`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function measureVoice(
  voice: string,
  measure: ort.InferenceSession,
  peaks: PeaksOfEach,
): Promise<Measurement[]> {
  const frontFile = `${MODELS}/kokoro-front-1.onnx`
  const windowFile = `${MODELS}/kokoro-window-1.onnx`
  const wholeFile = `${MODELS}/kokoro-whole-1.onnx`
  const vocabFile = `${MODELS}/kokoro-vocab.json`
  const parts = await KokoroParts.open({ frontFile, windowFile, wholeFile }, 2)
  const speaker = await loadKokoro({
    frontFile,
    windowFile,
    wholeFile,
    vocabFile,
    voicesFolder: VOICES,
    stylesFolder: stylesFolder('.'),
    threads: 2,
  })
  const measurements: Measurement[] = []
  for (const [at, text] of (await texts()).entries()) {
    if (at % 20 === 0) tell(`${voice}: ${at}`)
    const phonemes = speaker.phonemes(text, voice)
    const utterance = await parts.layOut(await speaker.input(phonemes, voice, 1))
    measurements.push(await measureOne(utterance, measure, peaks))
  }
  return measurements
}

async function texts(): Promise<string[]> {
  const file = await readFile('src/engine/stages/tts/calibration/sentences.txt', 'utf8')
  const lines = file.trim().split('\n')
  const long = lines
    .filter((_, at) => at % JOINED_EVERY === 0)
    .map((line, at) => `${line} ${lines[at * JOINED_EVERY + 1] ?? ''}`)
  return [...lines, ...long]
}

async function measureOne(
  utterance: LaidOut,
  measure: ort.InferenceSession,
  peaks: PeaksOfEach,
): Promise<Measurement> {
  const { frames, source, style, frameCount } = utterance
  const [framesName, sourceName, styleName] = measure.inputNames
  const outputs = await measure.run({
    [framesName!]: new ort.Tensor('float32', frames, [1, 512, frameCount]),
    [sourceName!]: new ort.Tensor('float32', source, [1, source.length]),
    [styleName!]: new ort.Tensor('float32', style, [1, 128]),
  })
  for (const name of measure.outputNames) {
    if (!name.includes(':')) continue
    const peak = (outputs[name]!.data as Float32Array).slice()
    peaks.set(name, [...(peaks.get(name) ?? []), peak])
  }
  const mean = outputs.mean!.data as Float32Array
  const square = outputs.square!.data as Float32Array
  const variance = square.map((one, at) => one - mean[at]! ** 2)
  return { features: featuresOf(utterance), mean: mean.slice(), variance }
}

/**
 * Takes a voice's usual peak in, the median over its utterances: wider scales cost precision everywhere (0.2 dB for the
 * largest peaks), narrower ones clip.
 */
function widen(peaks: Peaks, each: PeaksOfEach): void {
  for (const [name, rows] of each) {
    const median = rows[0]!.map((_, channel) => {
      const ascending = rows.map((row) => row[channel]!).sort((one, other) => one - other)
      return ascending[Math.floor(ascending.length / 2)]!
    })
    const before = peaks.get(name)
    peaks.set(name, before ? before.map((peak, at) => Math.max(peak, median[at]!)) : median)
  }
}

/** What earlier calibrations found: the scales are for all voices. */
function knownPeaks(): Peaks {
  return new Map(
    [...activationScales()].flatMap(([path, { input, output }]): [string, Float32Array][] => [
      [`${path}:in`, input],
      [`${path}:out`, output],
    ]),
  )
}

/** By convolution: peaks of its input and of its output, as half floats in base64. */
function scalesFile(peaks: Peaks): string {
  const encoded = (name: string): string => {
    const values = peaks.get(name)!
    const bytes = Buffer.alloc(values.length * 2)
    values.forEach((value, at) => bytes.writeUInt16LE(toHalf(value), at * 2))
    return bytes.toString('base64')
  }
  const paths = [...peaks.keys()]
    .filter((name) => name.endsWith(':in'))
    .map((name) => name.slice(0, -3))
  const scales = paths.map((path) => [path, [encoded(`${path}:in`), encoded(`${path}:out`)]])
  return `${JSON.stringify(Object.fromEntries(scales), undefined, 2)}\n`
}

await calibrate(process.argv.slice(2))
