// What smart-turn hears of a recording: Whisper's log-mel features of its last 8 seconds.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { melFilterbank } from '../audio/mel-filterbank.ts'
import { BINS, FRAME, powerSpectra } from './spectrum-400.ts'

export const MEL_BANDS = 80
export const FEATURE_FRAMES = 800
const HOP = 160
export const HEARD_SAMPLES = FEATURE_FRAMES * HOP
export const HEARD_SECONDS = HEARD_SAMPLES / MICROPHONE_SAMPLE_RATE_HZ

const window = Float64Array.from(
  { length: FRAME },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME),
)
const bank = sparse(melFilterbank(MEL_BANDS))

/**
 * [80, 800] features, band by band: silence in front where there is less than 8 s, zero mean and unit variance over
 * all of it, power spectra of 25 ms every 10 ms, mel bands, logarithm, the range of 80 dB below the loudest.
 * Method: `WhisperFeatureExtractor(chunk_length=8)` with `do_normalize` (Hugging Face Transformers), as
 * pipecat-ai/smart-turn calls it.
 * @param pcm mono 16 kHz; only its last 8 s count
 */
export function whisperFeatures(pcm: Float32Array): Float32Array {
  const heard = pcm.subarray(Math.max(0, pcm.length - HEARD_SAMPLES))
  const silent = HEARD_SAMPLES - heard.length
  const samples = normalised(heard, silent)
  const features = new Float32Array(MEL_BANDS * FEATURE_FRAMES)
  const a = new Float64Array(FRAME)
  const b = new Float64Array(FRAME)
  const powerA = new Float64Array(BINS)
  const powerB = new Float64Array(BINS)
  // Frames that lie in the silence in front are all alike: one of them is computed.
  const firstMixed = Math.max(0, Math.floor((silent - FRAME / 2) / HOP) & ~1)
  const write = (frame: number, power: Float64Array): void => writeBands(features, frame, power)
  for (let frame = firstMixed; frame < FEATURE_FRAMES; frame += 2) {
    cutFrame(samples, frame * HOP, a)
    cutFrame(samples, (frame + 1) * HOP, b)
    powerSpectra(a, b, powerA, powerB)
    write(frame, powerA)
    write(frame + 1, powerB)
  }
  if (firstMixed > 0) {
    cutFrame(samples, 0, a)
    powerSpectra(a, a, powerA, powerB)
    for (let frame = 0; frame < firstMixed; frame++) write(frame, powerA)
  }
  return compressed(features)
}

/** Zero mean, unit variance, the silence in front included. */
function normalised(heard: Float32Array, silent: number): Float64Array {
  let sum = 0
  let squares = 0
  for (const x of heard) {
    sum += x
    squares += x * x
  }
  const mean = sum / HEARD_SAMPLES
  const deviation = Math.sqrt(squares / HEARD_SAMPLES - mean * mean + 1e-7)
  const samples = new Float64Array(HEARD_SAMPLES).fill(-mean / deviation, 0, silent)
  for (let i = 0; i < heard.length; i++) samples[silent + i] = (heard[i]! - mean) / deviation
  return samples
}

/** A windowed frame around `centre`, mirrored at the ends. */
function cutFrame(samples: Float64Array, centre: number, frame: Float64Array): void {
  const last = samples.length - 1
  for (let i = 0; i < FRAME; i++) {
    let at = Math.abs(centre - FRAME / 2 + i)
    if (at > last) at = 2 * last - at
    frame[i] = samples[at]! * window[i]!
  }
}

function writeBands(features: Float32Array, frame: number, power: Float64Array): void {
  for (let band = 0; band < MEL_BANDS; band++) {
    const { from, weights } = bank[band]!
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[from + i]!
    features[band * FEATURE_FRAMES + frame] = Math.log10(Math.max(sum, 1e-10))
  }
}

function compressed(features: Float32Array): Float32Array {
  const loudest = features.reduce((most, x) => Math.max(most, x), -Infinity)
  return features.map((x) => (Math.max(x, loudest - 8) + 4) / 4)
}

/** Each band's weights that are not zero. */
function sparse(filters: Float32Array): { from: number; weights: Float32Array }[] {
  return Array.from({ length: MEL_BANDS }, (_, band) => {
    const row = filters.subarray(band * BINS, (band + 1) * BINS)
    const from = row.findIndex((weight) => weight > 0)
    const to = row.findLastIndex((weight) => weight > 0) + 1
    return { from, weights: row.slice(from, to) }
  })
}
