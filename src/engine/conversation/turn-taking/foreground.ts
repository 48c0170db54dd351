// Who speaks in the foreground: speech far below the level of the turn so far is a television's, or somebody else's.

import { levelDbfs } from '../../audio/level.ts'

/** Of a voice its vowels are 3 to 5 dB above its mean, its weak syllables 10 below them; a television across the room more. */
const FAR_BELOW_DB = 13
/** Less speech than this does not tell how loud somebody speaks. */
const KNOWN_AFTER_FRAMES = 16
/** The level that this share of the speech frames stays under: the loud parts of a voice, not its one loudest. */
const LOUD_SHARE = 0.9
/** A consonant between two vowels is as near as they are: the loudest of so many frames counts. */
const WITHIN_FRAMES = 5
const SPEECH_PROBABILITY = 0.5
const QUIETEST_DB = -100

/**
 * Learns the level of one turn's speech, and tells of later frames whether they are far below it. What it learned holds
 * until `reset`, so that it also tells who speaks over the thought and over the reply.
 */
export class Foreground {
  private readonly framesByDb = new Uint32Array(1 - QUIETEST_DB)
  private speechFrames = 0
  private recentDb: number[] = []

  reset(): void {
    this.framesByDb.fill(0)
    this.speechFrames = 0
  }

  /**
   * Hears one frame, speech or not, mono 16 kHz; the speech of a turn that listens is learned from.
   * @returns whether it is far below the turn's speech; never before half a second of that is known
   */
  hear(
    { samples, speechProbability }: { samples: Float32Array; speechProbability: number },
    at: 'idle' | 'listening' | 'thinking' | 'speaking',
  ): boolean {
    const levelDb = Math.min(0, Math.max(QUIETEST_DB, levelDbfs(samples)))
    this.recentDb = [...this.recentDb.slice(1 - WITHIN_FRAMES), levelDb]
    if (at === 'listening' && speechProbability >= SPEECH_PROBABILITY) this.learn(levelDb)
    const { loudDb } = this
    if (at === 'idle' || loudDb === undefined) return false
    return Math.max(...this.recentDb) < loudDb - FAR_BELOW_DB
  }

  private learn(levelDb: number): void {
    const bin = Math.round(levelDb) - QUIETEST_DB
    this.framesByDb[bin] = (this.framesByDb[bin] ?? 0) + 1
    this.speechFrames++
  }

  /** The level of the loud parts of the turn's speech, dB of full scale; undefined while too little of it is known. */
  private get loudDb(): number | undefined {
    if (this.speechFrames < KNOWN_AFTER_FRAMES) return undefined
    let above = this.speechFrames * (1 - LOUD_SHARE)
    for (let bin = this.framesByDb.length - 1; bin >= 0; bin--) {
      above -= this.framesByDb[bin] ?? 0
      if (above < 0) return bin + QUIETEST_DB
    }
    return undefined
  }
}
