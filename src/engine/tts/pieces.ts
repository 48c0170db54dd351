// Cuts a clause's sound into the pieces that travel to the player.
import { samples } from './trim-silence.ts'

/** The first piece is short, so that it is on its way at once; the others make few messages. */
const FIRST_PIECE_MS = 200
const PIECE_MS = 300

/** Longest piece: a rest shorter than a first piece goes with the one before it, so that no crumb travels alone. */
const LONGEST_PIECE_MS = 400

/**
 * `pcm` (24 kHz) as consecutive pieces of 200–400 ms that join without a seam: `first` is 200 ms, the others
 * 300 ms, the last 100–400 ms. Less than 400 ms is one piece, nothing is none.
 */
export function* pieces(pcm: Float32Array): Generator<Float32Array, void, void> {
  let at = 0
  while (at < pcm.length) {
    const left = pcm.length - at
    const wanted = samples(at === 0 ? FIRST_PIECE_MS : PIECE_MS)
    const length = left <= samples(LONGEST_PIECE_MS) ? left : wanted
    yield pcm.slice(at, at + length) // a copy: a view would send the whole clause with every piece
    at += length
  }
}
