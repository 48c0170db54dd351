// Lets a committed reply be heard, piece by piece, to its end.
import { isAbort, toWireError } from '../../../shared/coded-error.ts'
import type { Loudspeaker } from '../../ports.ts'
import type { PreparedReply } from './prepared-reply.ts'
import type { Turn } from './turn.ts'

/**
 * Plays `reply` and finishes `turn`.
 * @param speaking called when the first piece goes to the loudspeaker
 * @returns whether anything was said: where nothing was, the turn is the caller's to drop
 * @throws AbortError when the turn was taken back or interrupted; CodedError of a failed engine
 */
export async function deliverReply(
  turn: Turn,
  reply: PreparedReply,
  loudspeaker: Loudspeaker,
  speaking: () => void,
): Promise<boolean> {
  const { signal } = turn
  const transcript = await reply.transcript
  if (transcript === '') return false
  turn.transcribed(transcript)
  const unsubscribe = loudspeaker.onPlayed(({ what, atMs }) => {
    if (what === 'audible') turn.audible(atMs)
  })
  try {
    let first = true
    for await (const piece of reply.pieces) {
      if (first) speaking()
      first = false
      turn.sent(piece)
      await loudspeaker.enqueue(piece.pcm, piece.clause, { signal })
    }
    await loudspeaker.drained({ signal })
    turn.finish(loudspeaker)
    return true
  } finally {
    unsubscribe()
  }
}

/** Tells of an `error` of `deliverReply` and ends the turn, once what was said before it has been heard. */
export async function failReply(
  turn: Turn,
  loudspeaker: Loudspeaker,
  error: unknown,
): Promise<void> {
  if (isAbort(error)) return
  const { code, message } = toWireError(error)
  turn.journal.note('error', { code, message })
  await loudspeaker.drained({ signal: turn.signal }).catch(() => {})
  turn.finish(loudspeaker)
}
