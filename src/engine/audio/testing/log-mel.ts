// How two voices' sounds differ to the ear: distance of their log-mel spectra.

const FRAME = 1024
const HOP = 256
const BANDS = 80
const RANGE_HZ = [20, 11_500] as const
/** Frames this much below the loudest are silence, where differences do not matter. */
const RANGE_DB = 40

/**
 * Mean absolute difference in dB over 80 mel bands and all frames in which `reference` sounds.
 * @param sampleRateHz of both, which begin at the same moment
 */
export function logMelDistanceDb(
  reference: Float32Array,
  other: Float32Array,
  sampleRateHz: number,
): number {
  const filters = melFilters(sampleRateHz)
  const [a, b] = [logMel(reference, filters), logMel(other, filters)]
  const loudness = a.map((bands) => mean(bands))
  const floor = Math.max(...loudness) - RANGE_DB
  const sounding = a.flatMap((bands, frame) => {
    if (loudness[frame]! <= floor || !b[frame]) return []
    return [mean(bands.map((band, at) => Math.abs(band - b[frame]![at]!)))]
  })
  return mean(sounding)
}

function logMel(pcm: Float32Array, filters: Float64Array[]): Float64Array[] {
  const frames: Float64Array[] = []
  for (let start = 0; start + FRAME <= pcm.length; start += HOP) {
    const power = powerSpectrum(pcm.subarray(start, start + FRAME))
    frames.push(
      Float64Array.from(filters, (filter) => {
        return (
          10 * Math.log10(filter.reduce((sum, weight, bin) => sum + weight * power[bin]!, 1e-6))
        )
      }),
    )
  }
  return frames
}

/** Radix-2, in place; source: Numerical Recipes, four1. */
function powerSpectrum(pcm: Float32Array): Float64Array {
  const re = Float64Array.from(pcm, (sample, at) => {
    return sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / (FRAME - 1)))
  })
  const im = new Float64Array(FRAME)
  for (let i = 1, j = 0; i < FRAME; i++) {
    let bit = FRAME >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) [re[i], re[j]] = [re[j]!, re[i]!]
  }
  for (let size = 2; size <= FRAME; size *= 2) {
    for (let start = 0; start < FRAME; start += size) {
      for (let k = 0; k < size / 2; k++) {
        const angle = (-2 * Math.PI * k) / size
        const [one, two] = [start + k, start + k + size / 2]
        const x = re[two]! * Math.cos(angle) - im[two]! * Math.sin(angle)
        const y = re[two]! * Math.sin(angle) + im[two]! * Math.cos(angle)
        ;[re[two], im[two]] = [re[one]! - x, im[one]! - y]
        ;[re[one], im[one]] = [re[one]! + x, im[one]! + y]
      }
    }
  }
  return Float64Array.from({ length: FRAME / 2 + 1 }, (_, bin) => re[bin]! ** 2 + im[bin]! ** 2)
}

function melFilters(sampleRateHz: number): Float64Array[] {
  const toMel = (hz: number): number => 2595 * Math.log10(1 + hz / 700)
  const [low, high] = [toMel(RANGE_HZ[0]), toMel(RANGE_HZ[1])]
  const edges = Array.from({ length: BANDS + 2 }, (_, at) => {
    return 700 * (10 ** ((low + ((high - low) * at) / (BANDS + 1)) / 2595) - 1)
  })
  return Array.from({ length: BANDS }, (_, band) =>
    Float64Array.from({ length: FRAME / 2 + 1 }, (_, bin) => {
      const hz = (bin * sampleRateHz) / FRAME
      const [from, top, to] = [edges[band]!, edges[band + 1]!, edges[band + 2]!]
      return Math.max(0, Math.min((hz - from) / (top - from), (to - hz) / (to - top)))
    }),
  )
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
