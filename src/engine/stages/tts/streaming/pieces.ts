// Cuts a clause's sound into the pieces that travel to the player.
import { joined } from '../../../audio/joined.ts'
import { samples } from '../samples.ts'

/** The first piece is on its way as soon as it has this much. */
const FIRST_PIECE_MS = 120
const SHORTEST_PIECE_MS = 200
const PIECE_MS = 300
/** Longest piece: what is left of a stretch goes with the piece before it, so that no crumb travels alone. */
const LONGEST_PIECE_MS = 400

/**
 * `sound` (24 kHz, stretches of any length) as consecutive pieces of 200–400 ms that join without a seam. The first may
 * have 120 ms, the last may have less.
 */
export async function* pieces(
  sound: AsyncIterable<Float32Array>,
): AsyncGenerator<Float32Array, void, void> {
  let waiting: Float32Array = new Float32Array(0)
  let shortest = samples(FIRST_PIECE_MS)
  for await (const stretch of sound) {
    waiting = joined([waiting, stretch])
    while (waiting.length >= shortest) {
      const length =
        waiting.length <= samples(LONGEST_PIECE_MS) ? waiting.length : samples(PIECE_MS)
      yield waiting.slice(0, length) // a copy: a view would send the whole stretch with every piece
      waiting = waiting.slice(length)
      shortest = samples(SHORTEST_PIECE_MS)
    }
  }
  if (waiting.length > 0) yield waiting
}
