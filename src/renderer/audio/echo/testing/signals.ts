// Signals for the canceller's tests: the same at every run.

/** White noise of `length` samples, uniform in −level…level, by a linear congruential generator. */
export function noise(length: number, level = 0.5, seed = 1): Float32Array {
  let state = seed >>> 0
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return level * (state / 2 ** 31 - 1)
  })
}
