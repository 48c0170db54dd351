// The power spectra of Whisper's frames: 400 samples, a length that no power-of-two transform fits.

export const FRAME = 400
export const BINS = FRAME / 2 + 1
const INNER = 25
const OUTER = FRAME / INNER

const cosine = Float64Array.from({ length: FRAME }, (_, i) => Math.cos((2 * Math.PI * i) / FRAME))
const sine = Float64Array.from({ length: FRAME }, (_, i) => Math.sin((2 * Math.PI * i) / FRAME))

const innerRe = new Float64Array(FRAME)
const innerIm = new Float64Array(FRAME)
const re = new Float64Array(FRAME)
const im = new Float64Array(FRAME)

/**
 * Power spectra of two real frames at once, as the real and the imaginary part of one complex transform.
 * Method: Cooley and Tukey's mixed radix (1965), 400 = 16 · 25, two passes of plain sums: 41 products a point
 * instead of 400.
 * @param a,b windowed frames of 400 samples
 * @param powerA,powerB filled with 201 powers each
 */
export function powerSpectra(
  a: Float64Array,
  b: Float64Array,
  powerA: Float64Array,
  powerB: Float64Array,
): void {
  transform(a, b)
  for (let bin = 0; bin < BINS; bin++) {
    const mirror = (FRAME - bin) % FRAME
    const sumRe = (re[bin]! + re[mirror]!) / 2
    const sumIm = (im[bin]! - im[mirror]!) / 2
    const differenceRe = (im[bin]! + im[mirror]!) / 2
    const differenceIm = (re[mirror]! - re[bin]!) / 2
    powerA[bin] = sumRe * sumRe + sumIm * sumIm
    powerB[bin] = differenceRe * differenceRe + differenceIm * differenceIm
  }
}

/** X[k] of x[n] = a[n] + i·b[n], with n = 16·m + r and k = p + 25·q, into `re` and `im`. */
function transform(a: Float64Array, b: Float64Array): void {
  // 25-point transforms over m, for each remainder r, turned by W^(r·p).
  for (let r = 0; r < OUTER; r++) {
    for (let p = 0; p < INNER; p++) {
      let sumRe = 0
      let sumIm = 0
      for (let m = 0, turn = 0; m < INNER; m++) {
        const x = a[OUTER * m + r]!
        const y = b[OUTER * m + r]!
        const c = cosine[turn]!
        const s = sine[turn]!
        sumRe += x * c + y * s
        sumIm += y * c - x * s
        turn = (turn + OUTER * p) % FRAME
      }
      const c = cosine[(r * p) % FRAME]!
      const s = sine[(r * p) % FRAME]!
      innerRe[r * INNER + p] = sumRe * c + sumIm * s
      innerIm[r * INNER + p] = sumIm * c - sumRe * s
    }
  }
  // 16-point transforms over r.
  for (let p = 0; p < INNER; p++) {
    for (let q = 0; q < OUTER; q++) {
      let sumRe = 0
      let sumIm = 0
      for (let r = 0, turn = 0; r < OUTER; r++) {
        const x = innerRe[r * INNER + p]!
        const y = innerIm[r * INNER + p]!
        const c = cosine[turn]!
        const s = sine[turn]!
        sumRe += x * c + y * s
        sumIm += y * c - x * s
        turn = (turn + INNER * q) % FRAME
      }
      re[p + INNER * q] = sumRe
      im[p + INNER * q] = sumIm
    }
  }
}
