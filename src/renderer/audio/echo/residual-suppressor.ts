// Frames that hold nothing but the rest of the assistant's own voice are handed on more quietly.

/**
 * A frame that can be our own voice for so much is nobody's speech. Over simulated rooms, no reply alone had more than
 * two frames of speech in a row with this, and of people as loud as its echo it left nine of ten.
 */
export const OWN_VOICE = 0.5
/** So many frames in a row, about 0.1 s: gaps within a person's words are shorter, or as short as they are in between. */
const OWN_FRAMES = 3
/**
 * −26 dB: with the 15…30 dB that cancelling takes away, the reply ends up below what a speech recogniser takes for
 * words, and above digital silence, which it takes for a cut.
 */
const ATTENUATION = 0.05
/** 2 ms at 16 kHz: a gain that goes up faster clicks; a consonant's onset lasts longer. */
const OPEN_SAMPLES = 32
/** 8 ms: going down may take its time. */
const CLOSE_SAMPLES = 128

/**
 * One-sided: what counts as a person's is never touched. Frames in their order. For whoever recognises words, and not
 * for the speech detector: over quieter frames it takes up to 150 ms more to hear that somebody begins.
 */
export class ResidualSuppressor {
  private ownFrames = 0
  private gain = 1

  /**
   * @param samples a frame; left as it is
   * @param ownShare as the canceller reports it: 0 while nothing is played
   * @returns the same array where nothing is to be taken away
   */
  process(samples: Float32Array, ownShare: number): Float32Array {
    this.ownFrames = ownShare >= OWN_VOICE ? this.ownFrames + 1 : 0
    const to = this.ownFrames >= OWN_FRAMES ? ATTENUATION : 1
    const from = this.gain
    this.gain = to
    if (from === 1 && to === 1) return samples
    const ramp = to > from ? OPEN_SAMPLES : CLOSE_SAMPLES
    return samples.map((sample, i) => sample * (from + (to - from) * Math.min(1, (i + 1) / ramp)))
  }
}
