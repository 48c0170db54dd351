// Signals and rooms for the canceller's tests: the same at every run.

/** White noise of `length` samples, uniform in −level…level, by a linear congruential generator. */
export function noise(length: number, level = 0.5, seed = 1): Float32Array {
  let state = seed >>> 0
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return level * (state / 2 ** 31 - 1)
  })
}

/** Noise in syllables of `syllable` samples, every other one a hundred times weaker: as unsteady as speech. */
export function syllables(length: number, level = 0.3, seed = 1, syllable = 3200): Float32Array {
  return noise(length, level, seed).map((sample, i) =>
    Math.floor(i / syllable) % 2 === 0 ? sample : sample / 100,
  )
}

/** What a room makes of `sound`: late by `delay` samples, with a few dozen reflections of 20 ms behind. */
export function inRoom(sound: Float32Array, delay: number, gain = 0.5, seed = 7): Float32Array {
  const reflections = noise(24, 0.5, seed)
  const places = noise(24, 160, seed + 1).map((place) => 160 + Math.round(place))
  const out = new Float32Array(sound.length)
  for (let i = delay; i < out.length; i++) {
    let sum = sound[i - delay]!
    for (let r = 0; r < places.length; r++) {
      const from = i - delay - places[r]!
      if (from >= 0) sum += reflections[r]! * 0.4 * sound[from]!
    }
    out[i] = gain * sum
  }
  return out
}

export function mixed(...sounds: Float32Array[]): Float32Array {
  return sounds[0]!.map((_, i) => sounds.reduce((sum, sound) => sum + sound[i]!, 0))
}

/** Level in dBFS. */
export function level(sound: Float32Array): number {
  return 10 * Math.log10(sound.reduce((sum, x) => sum + x * x, 0) / sound.length + 1e-12)
}
