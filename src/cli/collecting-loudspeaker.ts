// A loudspeaker that plays at the volume that was asked for, and keeps each reply, for --reply.
import type { Loudspeaker } from '../engine/ports.ts'

/** The pieces of one reply as they were handed to the loudspeaker, mono 24 kHz. */
export type CollectedReply = Float32Array[]

/**
 * `loudspeaker`, with every accepted piece noted in `replies`; a reply begins with its clause 0.
 * @param volume 0…1, read anew for every piece
 */
export function collectingLoudspeaker(
  loudspeaker: Loudspeaker,
  volume: () => number,
): {
  collecting: Loudspeaker
  replies: CollectedReply[]
} {
  const replies: CollectedReply[] = []
  let latest: object | undefined
  const collecting: Loudspeaker = {
    enqueue(made, clause, options) {
      const gain = volume()
      const piece = gain === 1 ? made : made.map((sample) => sample * gain)
      if (clause.index === 0 && clause !== latest) replies.push([])
      latest = clause
      replies.at(-1)?.push(piece)
      return loudspeaker.enqueue(piece, clause, options)
    },
    playedSamples: () => loudspeaker.playedSamples(),
    get underruns() {
      return loudspeaker.underruns
    },
    drained: (options) => loudspeaker.drained(options),
    flush: () => loudspeaker.flush(),
    pause: () => loudspeaker.pause(),
    resume: (from) => loudspeaker.resume(from),
    duck: (gain) => loudspeaker.duck?.(gain),
    onPlayed: (listener) => loudspeaker.onPlayed(listener),
  }
  return { collecting, replies }
}
