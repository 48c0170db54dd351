// The Fourier transform of real signals, small and without allocation: it runs some fifty times per microphone frame.

/** The half spectrum of a real signal: bins 0…size/2. */
export interface Spectrum {
  re: Float64Array
  im: Float64Array
}

export function emptySpectrum(bins: number): Spectrum {
  return { re: new Float64Array(bins), im: new Float64Array(bins) }
}

/**
 * Real FFT of `size` samples (a power of two, 4 or more) by a complex one of half the size over even and odd samples
 * (Numerical Recipes, 3rd ed., §12.3.2). Forward is unscaled; inverse divides by `size`, so that one undoes the other.
 */
export class RealFft {
  readonly bins: number
  private readonly half: number
  /** cos and −sin of 2πk/size for k < size/2. */
  private readonly cos: Float64Array
  private readonly sin: Float64Array
  private readonly reversed: Uint16Array
  private readonly re: Float64Array
  private readonly im: Float64Array

  constructor(readonly size: number) {
    const half = size / 2
    this.half = half
    this.bins = half + 1
    this.cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sin = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
    this.reversed = new Uint16Array(half)
    for (let i = 1; i < half; i++) {
      this.reversed[i] = (this.reversed[i >> 1]! >> 1) | (i & 1 ? half >> 1 : 0)
    }
    this.re = new Float64Array(half)
    this.im = new Float64Array(half)
  }

  /** @param signal `size` samples @param out `bins` bins, overwritten */
  forward(signal: Float64Array, out: Spectrum): void {
    const { half, re, im, cos, sin, reversed } = this
    for (let i = 0; i < half; i++) {
      const from = 2 * reversed[i]!
      re[i] = signal[from]!
      im[i] = signal[from + 1]!
    }
    this.butterflies()
    out.re[0] = re[0]! + im[0]!
    out.im[0] = 0
    out.re[half] = re[0]! - im[0]!
    out.im[half] = 0
    for (let k = 1; k < half; k++) {
      const mirror = half - k
      const evenRe = (re[k]! + re[mirror]!) / 2
      const evenIm = (im[k]! - im[mirror]!) / 2
      const oddRe = (im[k]! + im[mirror]!) / 2
      const oddIm = (re[mirror]! - re[k]!) / 2
      out.re[k] = evenRe + cos[k]! * oddRe - sin[k]! * oddIm
      out.im[k] = evenIm + cos[k]! * oddIm + sin[k]! * oddRe
    }
  }

  /** @param spectrum `bins` bins @param out `size` samples, overwritten */
  inverse(spectrum: Spectrum, out: Float64Array): void {
    const { half, re, im, cos, sin, reversed } = this
    // The inverse is the forward transform with real and imaginary parts exchanged, before and after.
    for (let k = 0; k < half; k++) {
      const mirror = half - k
      const sumRe = spectrum.re[k]! + spectrum.re[mirror]!
      const sumIm = spectrum.im[k]! - spectrum.im[mirror]!
      const lessRe = spectrum.re[k]! - spectrum.re[mirror]!
      const lessIm = spectrum.im[k]! + spectrum.im[mirror]!
      const oddRe = cos[k]! * lessRe + sin[k]! * lessIm
      const oddIm = cos[k]! * lessIm - sin[k]! * lessRe
      const to = reversed[k]!
      re[to] = sumIm + oddRe
      im[to] = sumRe - oddIm
    }
    this.butterflies()
    for (let i = 0; i < half; i++) {
      out[2 * i] = im[i]! / this.size
      out[2 * i + 1] = re[i]! / this.size
    }
  }

  /** Radix 2, decimation in time, on input in bit-reversed order. The first two stages need no multiplication. */
  private butterflies(): void {
    const { half, re, im, cos, sin } = this
    if (half === 2) return this.pairs()
    this.quads()
    for (let span = 4; span < half; span *= 2) {
      const stride = half / span
      for (let from = 0; from < half; from += 2 * span) {
        for (let k = 0, a = from, b = from + span; k < half; k += stride, a++, b++) {
          const c = cos[k]!
          const s = sin[k]!
          const bRe = re[b]!
          const bIm = im[b]!
          const turnedRe = bRe * c - bIm * s
          const turnedIm = bRe * s + bIm * c
          const aRe = re[a]!
          const aIm = im[a]!
          re[b] = aRe - turnedRe
          im[b] = aIm - turnedIm
          re[a] = aRe + turnedRe
          im[a] = aIm + turnedIm
        }
      }
    }
  }

  private pairs(): void {
    const { re, im } = this
    const [re0, re1, im0, im1] = [re[0]!, re[1]!, im[0]!, im[1]!]
    re[0] = re0 + re1
    im[0] = im0 + im1
    re[1] = re0 - re1
    im[1] = im0 - im1
  }

  private quads(): void {
    const { half, re, im } = this
    for (let i = 0; i < half; i += 4) {
      const sumRe = re[i]! + re[i + 1]!
      const sumIm = im[i]! + im[i + 1]!
      const lessRe = re[i]! - re[i + 1]!
      const lessIm = im[i]! - im[i + 1]!
      const sum2Re = re[i + 2]! + re[i + 3]!
      const sum2Im = im[i + 2]! + im[i + 3]!
      const less2Re = re[i + 2]! - re[i + 3]!
      const less2Im = im[i + 2]! - im[i + 3]!
      re[i] = sumRe + sum2Re
      im[i] = sumIm + sum2Im
      re[i + 1] = lessRe + less2Im
      im[i + 1] = lessIm - less2Re
      re[i + 2] = sumRe - sum2Re
      im[i + 2] = sumIm - sum2Im
      re[i + 3] = lessRe - less2Im
      im[i + 3] = lessIm + less2Re
    }
  }
}
