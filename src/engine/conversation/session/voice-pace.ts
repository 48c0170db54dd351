// How fast the voice makes its sound. One that is slower than it speaks would run dry within words.
import { voiceMs } from '../../../shared/audio-format.ts'

/** Of the newest piece, against all before it. */
const LEARNING = 0.25
/** Sound of which that is known before anything is made of it. */
const LEAST_SOUND_MS = 600
/** Until a whole part was heard: of Kokoro's voices at their usual speed. */
const USUAL_LETTER_MS = 62
/** What is there at once was not made now. */
const REMEMBERED_MS = 1
/** However slow the voice is: after a longer silence the reply sounds over. */
const MOST_WAIT_MS = 700

/** Of one engine, for all of its sessions. */
export class VoicePace {
  private soundMs = 0
  private tookMs = 0
  private heardMs = 0
  private letterMs = USUAL_LETTER_MS

  /**
   * A piece behind the first of its part was made; the first has the laying out in it.
   * @param soundMs how long it sounds
   * @param tookMs from when it was asked for to when it was there, all that it waited for included
   */
  note(soundMs: number, tookMs: number): void {
    this.heardMs += soundMs
    this.soundMs += (soundMs - this.soundMs) * LEARNING
    this.tookMs += (tookMs - this.tookMs) * LEARNING
  }

  /** A whole part of so many characters sounded for so long. */
  notePart(characters: number, soundMs: number): void {
    if (characters > 0) this.letterMs += (soundMs / characters - this.letterMs) * LEARNING
  }

  /**
   * How long a part waits once its first piece is there, so that it then sounds without a gap to its end.
   * @param characters of the whole part
   * @param firstMs how long its first piece sounds
   */
  waitMs(characters: number, firstMs: number): number {
    if (this.heardMs < LEAST_SOUND_MS) return 0
    const wholeMs = Math.max(firstMs, characters * this.letterMs)
    if (wholeMs === firstMs) return 0
    const madeInMs = (wholeMs - firstMs) * (this.tookMs / this.soundMs)
    // The second piece must be there when the first is over, and the last when those before it are.
    const lateMs = Math.max(this.tookMs - firstMs, madeInMs - (wholeMs - this.soundMs))
    return Math.max(0, Math.min(MOST_WAIT_MS, lateMs))
  }
}

/**
 * The pieces of a part (mono 24 kHz) as they are made, and how much later the first is to be heard so that the others come
 * in time.
 * @param pace learns of them; without it nothing waits
 */
export async function* paced(
  pieces: AsyncIterable<Float32Array>,
  text: string,
  pace: VoicePace | undefined,
  clockMs: () => number,
): AsyncGenerator<{ pcm: Float32Array; waitMs: number }, void, void> {
  let askedMs: number | undefined
  let wholeMs = 0
  for await (const pcm of pieces) {
    const soundMs = voiceMs(pcm.length)
    const isFirst = askedMs === undefined
    const tookMs = clockMs() - (askedMs ?? 0)
    if (!isFirst && tookMs > REMEMBERED_MS) pace?.note(soundMs, tookMs)
    wholeMs += soundMs
    yield { pcm, waitMs: (isFirst && pace?.waitMs(text.length, soundMs)) || 0 }
    askedMs = clockMs()
  }
  pace?.notePart(text.length, wholeMs)
}
