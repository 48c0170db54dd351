// A loudspeaker that plays at the volume that was asked for, into no microphone, and keeps each reply, for --reply.
import type { Loudspeaker } from '../engine/ports.ts'

/** The pieces of one reply as they were handed to the loudspeaker, mono 24 kHz. */
export type CollectedReply = Float32Array[]

/** @param of `volume`: 0…1, read anew for every piece; `turn`: whose reply begins */
export function collectingLoudspeaker(
  loudspeaker: Loudspeaker,
  of: { volume: () => number; turn: () => number },
): {
  collecting: Loudspeaker
  replies: ReadonlyMap<number, CollectedReply>
} {
  const replies = new Map<number, CollectedReply>()
  let latest: object | undefined
  let reply: CollectedReply = []
  const collecting: Loudspeaker = {
    enqueue(made, clause, options) {
      const gain = of.volume()
      const piece = gain === 1 ? made : made.map((sample) => sample * gain)
      // A reply that was taken back and made anew is the turn's only one.
      if (clause.index === 0 && clause !== latest) replies.set(of.turn(), (reply = []))
      latest = clause
      reply.push(piece)
      return loudspeaker.enqueue(piece, clause, options)
    },
    playedSamples: () => loudspeaker.playedSamples(),
    isUnheard: true,
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
