// What a voice's generator norms will be over a whole utterance, told from its frames before any sound is made.

/** Features of an utterance: 512 means and mean squares of its frames, three of its source, the style, its length. */
export const FEATURES = 2 * 512 + 3 + 128 + 2
/** Mean and logarithm of the variance of every channel of the generator's 44 different norms. */
export const STATISTICS = 8448

export interface UtteranceFrames {
  /** [512, frames] */
  frames: Float32Array
  /** 300 samples a frame. */
  source: Float32Array
  /** 128 values. */
  style: Float32Array
}

export interface NormStatistics {
  mean: Float32Array
  variance: Float32Array
}

/** A low-rank ridge regression: y = bias + (((x − centre) × scale) · inner) · outer. */
export interface NormModel {
  rank: number
  centre: Float32Array
  scale: Float32Array
  /** [FEATURES, rank] */
  inner: Float32Array
  /** [rank, 2 × STATISTICS]: means, then logarithms of variances. */
  outer: Float32Array
  bias: Float32Array
}

/** FEATURES numbers of one utterance. */
export function featuresOf({ frames, source, style }: UtteranceFrames): Float32Array {
  const count = frames.length / 512
  const features = new Float32Array(FEATURES)
  for (let channel = 0; channel < 512; channel++) {
    let sum = 0
    let squares = 0
    for (let at = channel * count; at < (channel + 1) * count; at++) {
      const value = frames[at]!
      sum += value
      squares += value * value
    }
    features[channel] = sum / count
    features[512 + channel] = squares / count
  }
  features.set(sourceFeatures(source), 1024)
  features.set(style, 1027)
  features.set([Math.log(count), 1 / count], 1155)
  return features
}

/** Mean magnitude, mean square and mean step of the source: how much of the utterance is voiced, and how high. */
function sourceFeatures(source: Float32Array): [number, number, number] {
  let magnitude = 0
  let squares = 0
  let steps = 0
  let before = 0
  for (const sample of source) {
    magnitude += Math.abs(sample)
    squares += sample * sample
    steps += Math.abs(sample - before)
    before = sample
  }
  return [magnitude / source.length, squares / source.length, steps / source.length]
}

/** The norms' statistics that `model` expects of an utterance with these features. */
export function predictStatistics(model: NormModel, features: Float32Array): NormStatistics {
  const { rank, centre, scale, inner, outer, bias } = model
  const hidden = new Float64Array(rank)
  for (let feature = 0; feature < FEATURES; feature++) {
    const value = (features[feature]! - centre[feature]!) * scale[feature]!
    for (let k = 0; k < rank; k++) hidden[k]! += value * inner[feature * rank + k]!
  }
  const all = Float32Array.from(bias)
  for (let k = 0; k < rank; k++) {
    const weight = hidden[k]!
    const row = outer.subarray(k * all.length, (k + 1) * all.length)
    for (let at = 0; at < all.length; at++) all[at]! += weight * row[at]!
  }
  return { mean: all.slice(0, STATISTICS), variance: all.subarray(STATISTICS).map(Math.exp) }
}
