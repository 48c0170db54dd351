// The sound of a reply that may have to be sent to the page once more.
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import type { SpokenClause } from '../ports.ts'

export interface Piece {
  /** Mono 24 kHz. */
  pcm: Float32Array
  clause: SpokenClause
}

/** Of what was heard so much is kept: a pause goes back to the beginning of a word, and no word is longer. */
const KEPT_SAMPLES = 2 * VOICE_SAMPLE_RATE_HZ
/** What is said again begins softly: it may be cut out of the middle of a wave. */
const FADE_IN_SAMPLES = 120

export class KeptPieces {
  private pieces: (Piece & { at: number })[] = []
  private end = 0

  add(piece: Piece): void {
    this.pieces.push({ ...piece, at: this.end })
    this.end += piece.pcm.length
  }

  /** Forgets what was heard long before sample `heard` of the reply. */
  forget(heard: number): void {
    this.pieces = this.pieces.filter(({ at, pcm }) => at + pcm.length > heard - KEPT_SAMPLES)
  }

  /** All that is kept from sample `from` of the reply on, faded in, and the sample at which it really begins. */
  from(from: number): { pieces: Piece[]; at: number } {
    const at = Math.max(from, this.pieces[0]?.at ?? this.end)
    const pieces = this.pieces
      .filter((piece) => piece.at + piece.pcm.length > at)
      .map(({ pcm, clause, at: start }) => ({ pcm: pcm.slice(Math.max(0, at - start)), clause }))
    const [first] = pieces
    if (first && at > 0)
      for (let i = 0; i < Math.min(FADE_IN_SAMPLES, first.pcm.length); i++)
        first.pcm[i]! *= i / FADE_IN_SAMPLES
    return { pieces, at }
  }
}
