// How fast this machine is just now, by a calculation that no change of ours touches.
import { percentile } from '../../../shared/percentiles.ts'

const SIDE = 192
const TIMES = 3

/** The shortest of three times, in ms, for a product of two fixed matrices in plain JavaScript (one core, 5–20 ms). */
export function yardstickMs(nowMs: () => number = () => performance.now()): number {
  const a = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % 17) / 17)
  const b = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % 23) / 23)
  let least = Infinity
  for (let time = 0; time < TIMES; time++) {
    const startMs = nowMs()
    multiply(a, b)
    least = Math.min(least, nowMs() - startMs)
  }
  return least
}

/** The median of what was measured between the dialogues; null for none. */
export function medianMs(measured: readonly number[]): number | null {
  return percentile(measured, 50)
}

function multiply(a: Float32Array, b: Float32Array): Float32Array {
  const product = new Float32Array(SIDE * SIDE)
  for (let row = 0; row < SIDE; row++)
    for (let k = 0; k < SIDE; k++) {
      const factor = a[row * SIDE + k]!
      for (let column = 0; column < SIDE; column++)
        product[row * SIDE + column]! += factor * b[k * SIDE + column]!
    }
  return product
}
