// The way of a sound from the loudspeaker to the microphone, sample by sample: distortion, response of the room, drift.
import { seeded } from '../../../src/shared/seeded.mjs'

/**
 * @typedef {object} EchoFilterOptions
 * @property {number} gain linear
 * @property {number} delayMs before the direct sound
 * @property {number} reverbMs time in which the response decays by 60 dB; 0: the direct sound alone
 * @property {number} drive of a small loudspeaker's tanh; 0: linear
 * @property {number} driftPpm how much faster the microphone's clock is than the loudspeaker's
 * @property {number} rateHz
 */

/** Of a reverberant sound at a desk, about so much is direct: −6 dB of diffuse sound to it. */
const DIFFUSE_ENERGY = 0.25
/** The first reflection comes from the desk or the wall behind it. */
const FIRST_REFLECTION_MS = 3
const SEED = 20_261_128

/** Filters blocks of a mono stream; one for each stream, as it remembers. */
export class EchoFilter {
  /** @param {EchoFilterOptions} options */
  constructor({ gain, delayMs, reverbMs, drive, driftPpm, rateHz }) {
    this.response = roomResponse(reverbMs, rateHz).map((tap) => tap * gain)
    this.drive = drive
    this.step = 1 - driftPpm / 1e6
    this.delay = Math.round((delayMs / 1000) * rateHz)
    /** The last samples before the block, for delay and response. */
    this.before = new Float32Array(this.delay + this.response.length - 1)
    /** Where the next sample of the other clock lies, in samples of the next block. */
    this.position = 0
    this.last = 0
  }

  /**
   * @param {Float32Array} block mono, any length
   * @returns {Float32Array} as long as `block`, but for a sample more or less now and then where clocks drift
   */
  push(block) {
    return this.drifted(this.convolved(block.map((sample) => this.distorted(sample))))
  }

  /**
   * Odd harmonics, as of a cone that cannot follow; quiet sounds keep their level.
   * @param {number} sample
   */
  distorted(sample) {
    return this.drive === 0 ? sample : Math.tanh(sample * this.drive) / this.drive
  }

  /** @param {Float32Array} block */
  convolved(block) {
    const { response, before, delay } = this
    const line = new Float32Array(before.length + block.length)
    line.set(before)
    line.set(block, before.length)
    const result = new Float32Array(block.length)
    for (let i = 0; i < block.length; i++) {
      let sum = 0
      const at = before.length + i - delay
      for (let k = 0; k < response.length; k++) sum += response[k] * line[at - k]
      result[i] = sum
    }
    before.set(line.subarray(block.length))
    return result
  }

  /**
   * Linear interpolation: what it takes from the highest tones is the same all the time.
   * @param {Float32Array} block
   */
  drifted(block) {
    if (this.step === 1 || block.length === 0) return block
    const result = []
    let at = this.position
    for (; at < block.length; at += this.step) {
      const whole = Math.floor(at)
      const left = whole === 0 ? this.last : block[whole - 1]
      result.push(left + (block[whole] - left) * (at - whole))
    }
    this.position = at - block.length
    this.last = block[block.length - 1]
    return Float32Array.from(result)
  }
}

/**
 * Direct sound, then noise that decays exponentially: the same for the same room, of energy 1 in all.
 * @param {number} reverbMs
 * @param {number} rateHz
 */
export function roomResponse(reverbMs, rateHz) {
  // Behind 40 dB nothing of it is heard below speech.
  const length = 1 + Math.round(((reverbMs * 40) / 60 / 1000) * rateHz)
  const response = new Float32Array(length)
  const random = seeded(SEED)
  const first = Math.round((FIRST_REFLECTION_MS / 1000) * rateHz)
  let energy = 0
  for (let i = first; i < length; i++) {
    const decay = 10 ** ((-3 * ((i / rateHz) * 1000)) / reverbMs)
    response[i] = (random() * 2 - 1) * decay
    energy += response[i] ** 2
  }
  const diffuse = energy === 0 ? 0 : DIFFUSE_ENERGY
  if (diffuse > 0) for (let i = first; i < length; i++) response[i] *= Math.sqrt(diffuse / energy)
  response[0] = Math.sqrt(1 - diffuse)
  return response
}
