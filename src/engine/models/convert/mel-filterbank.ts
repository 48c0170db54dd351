// The mel filterbank that Whisper models carry (librosa.filters.mel with its Slaney defaults).

const SAMPLE_RATE_HZ = 16_000
const FFT_SIZE = 400
export const FFT_BINS = FFT_SIZE / 2 + 1

// Slaney's scale: linear below 1 kHz (15 mels), then 27 steps for a factor of 6.4.
const HZ_PER_MEL = 200 / 3
const KNEE_HZ = 1000
const KNEE_MEL = KNEE_HZ / HZ_PER_MEL
const LOG_STEP = Math.log(6.4) / 27

/**
 * Triangular filters of equal area, row by row: `bands` rows of 201 weights.
 * Method: librosa `filters.mel(sr=16000, n_fft=400, norm='slaney')`, as in openai/whisper's mel_filters.npz.
 */
export function melFilterbank(bands: number): Float32Array {
  const topMel = toMel(SAMPLE_RATE_HZ / 2)
  const edgesHz = Array.from({ length: bands + 2 }, (_, i) => toHz((topMel * i) / (bands + 1)))
  const filters = new Float32Array(bands * FFT_BINS)
  for (let band = 0; band < bands; band++) {
    const low = edgesHz[band]!
    const centre = edgesHz[band + 1]!
    const high = edgesHz[band + 2]!
    for (let bin = 0; bin < FFT_BINS; bin++) {
      const hz = (bin * SAMPLE_RATE_HZ) / FFT_SIZE
      const triangle = Math.min((hz - low) / (centre - low), (high - hz) / (high - centre))
      filters[band * FFT_BINS + bin] = Math.max(0, triangle) * (2 / (high - low))
    }
  }
  return filters
}

function toMel(hz: number): number {
  return hz < KNEE_HZ ? hz / HZ_PER_MEL : KNEE_MEL + Math.log(hz / KNEE_HZ) / LOG_STEP
}

function toHz(mel: number): number {
  return mel < KNEE_MEL ? mel * HZ_PER_MEL : KNEE_HZ * Math.exp(LOG_STEP * (mel - KNEE_MEL))
}
