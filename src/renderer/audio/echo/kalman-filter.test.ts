// The filter by itself, on a path that it can hold whole.
import { describe, expect, it } from 'vitest'
import { KalmanFilter } from './kalman-filter.ts'
import { emptySpectrum, RealFft } from './real-fft.ts'
import { BINS, BLOCK_SAMPLES, ReferenceHistory, SPECTRUM_SAMPLES } from './reference-history.ts'
import { inRoom, level, noise } from './testing/signals.ts'

const fft = new RealFft(SPECTRUM_SAMPLES)

function filter() {
  const history = new ReferenceHistory(fft, 4)
  const kalman = new KalmanFilter(fft, 4)
  const error = emptySpectrum(BINS)
  const padded = new Float64Array(SPECTRUM_SAMPLES)
  const predicted = new Float64Array(BLOCK_SAMPLES)
  /** @returns what is left of `heard` */
  const run = (played: Float32Array, heard: Float32Array): Float32Array => {
    const left = new Float32Array(played.length)
    for (let at = 0; at + BLOCK_SAMPLES <= played.length; at += BLOCK_SAMPLES) {
      history.push(played.subarray(at, at + BLOCK_SAMPLES))
      kalman.predict(history, 0, predicted)
      for (let i = 0; i < BLOCK_SAMPLES; i++) left[at + i] = heard[at + i]! - predicted[i]!
      padded.set(left.subarray(at, at + BLOCK_SAMPLES), BLOCK_SAMPLES)
      fft.forward(padded, error)
      kalman.adapt(history, 0, error)
    }
    return left
  }
  return { kalman, run }
}

describe('KalmanFilter', () => {
  const played = noise(8192)
  const next = noise(4096, 0.5, 21)

  it('given half a second of noise, knows the path', () => {
    const { run } = filter()
    const heard = inRoom(played, 100)
    expect(level(heard) - level(run(played, heard).subarray(7168))).toBeGreaterThan(25)
  })

  it('given a shift, expects the echo as much later', () => {
    const { kalman, run } = filter()
    run(played, inRoom(played, 100))
    kalman.shift(300)
    const heard = inRoom(next, 400)
    expect(level(heard) - level(run(next, heard).subarray(1024))).toBeGreaterThan(20)
  })

  it('given a recall, knows what it knew when it was to remember', () => {
    const { kalman, run } = filter()
    run(played, inRoom(played, 100))
    kalman.remember()
    kalman.reset()
    kalman.recall()
    const heard = inRoom(next, 100)
    expect(level(heard) - level(run(next, heard).subarray(1024))).toBeGreaterThan(20)
  })

  it('given a reset, expects no echo', () => {
    const { kalman, run } = filter()
    run(played, inRoom(played, 100))
    kalman.reset()
    const block = next.subarray(0, BLOCK_SAMPLES)
    expect(run(block, block)).toEqual(block)
  })
})
