// The sound of one reply, and how much of it was heard by now.
import { VOICE_SAMPLE_RATE_HZ, voiceMs } from '../../../shared/audio-format.ts'
import type { Loudspeaker } from '../../ports.ts'
import { SpokenText } from './heard.ts'
import type { SpokenPiece } from './prepared-reply.ts'

/** About four seconds: an echo comes back within one. */
const LAST_WORDS = 12
/** Words count as heard when they are over; the one that sounds comes back as well. */
const SOUNDING_SAMPLES = 0.5 * VOICE_SAMPLE_RATE_HZ

export class ReplySound {
  /** How many pieces went to the loudspeaker. */
  pieces = 0
  /** It waits, since somebody speaks over it. */
  isPaused = false
  /** When all that was sent is over, if nothing holds it up, on the clock of `sent`. */
  endsMs = -Infinity
  private readonly spoken = new SpokenText()

  constructor(private readonly loudspeaker: Loudspeaker) {}

  sent({ clause, pcm }: SpokenPiece, nowMs: number): void {
    this.pieces++
    this.endsMs = Math.max(this.endsMs, nowMs) + voiceMs(pcm.length)
    this.spoken.add(clause.index, clause.text, pcm)
  }

  /** All pieces have been sent. */
  end(): void {
    this.spoken.end()
  }

  /** The words that were heard by now, or of the first `samples` samples. */
  heard(samples = this.played): string {
    return this.pieces === 0 ? '' : this.spoken.heard(samples)
  }

  /** Those and the word that sounds at this moment. */
  get lastSounded(): string {
    return this.heard(this.played + SOUNDING_SAMPLES)
      .split(' ')
      .slice(-LAST_WORDS)
      .join(' ')
  }

  /** What may come back into the microphone when the reply is over. */
  get mayEcho(): string {
    return this.loudspeaker.isUnheard ? '' : this.lastSounded
  }

  /** How much of what was sent is still to be heard. */
  get leftMs(): number {
    return voiceMs(this.spoken.samples - this.played)
  }

  get playedMs(): number {
    return voiceMs(this.played)
  }

  pause(): void {
    this.isPaused = true
    this.loudspeaker.pause()
  }

  /** Goes on with the word that was cut. */
  resume(): void {
    this.isPaused = false
    this.loudspeaker.resume(this.spoken.wordStart(this.played))
  }

  /** Silent at once. @returns the words that were heard */
  stop(): string {
    return this.heard(this.loudspeaker.flush())
  }

  /** How often it ran dry before its end. */
  get underruns(): number {
    return this.loudspeaker.underruns
  }

  private get played(): number {
    return this.pieces === 0 ? 0 : this.loudspeaker.playedSamples()
  }
}
