// Whether the reply steps back for what may be an interruption.

/** Loudness under the user's speech: still there, yet nobody has to speak up against it. */
const DUCKED_GAIN = 0.3
/** Silero's own threshold of speech. */
const SPEECH_PROBABILITY = 0.5
/** So many quiet frames (192 ms) and it was nothing: fewer would pump between syllables. */
const QUIET_FRAMES = 6

export class Ducking {
  private isDucked = false
  private quietFrames = 0

  /** @returns the loudness to change to with this frame, or undefined where it stays */
  push(speechProbability: number): number | undefined {
    const isSpeech = speechProbability >= SPEECH_PROBABILITY
    this.quietFrames = isSpeech ? 0 : this.quietFrames + 1
    if (isSpeech && !this.isDucked) {
      this.isDucked = true
      return DUCKED_GAIN
    }
    if (this.isDucked && this.quietFrames >= QUIET_FRAMES) {
      this.isDucked = false
      return 1
    }
    return undefined
  }

  /** It plays at full loudness again, whoever brought it there. */
  reset(): void {
    this.isDucked = false
    this.quietFrames = 0
  }
}
