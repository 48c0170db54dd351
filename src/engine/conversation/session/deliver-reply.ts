// Lets a committed reply be heard, piece by piece, to its end.
import { setTimeout as sleep } from 'node:timers/promises'
import { isAbort, toWireError } from '../../../shared/coded-error.ts'
import type { Loudspeaker } from '../../ports.ts'
import { isBackchannel, isOwnEcho } from '../turn-taking/over-reply-words.ts'
import type { PreparedReply } from './prepared-reply.ts'
import type { TurnParts } from './turn-parts.ts'
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
  { loudspeaker, clockMs }: Pick<TurnParts, 'loudspeaker' | 'clockMs'>,
  speaking: () => void,
): Promise<boolean> {
  const { signal } = reply
  const transcript = await reply.transcript
  if (transcript === '' || isOnlyAttention(transcript, turn)) return false
  // Nobody is answered who is the reply before.
  if (turn.mayEcho !== undefined && isOwnEcho(transcript, turn.mayEcho)) return false
  turn.transcript = transcript
  const unsubscribe = loudspeaker.onPlayed(({ what, atMs }) => {
    if (what === 'audible') turn.audible(atMs)
  })
  try {
    let first = true
    for await (const piece of reply.pieces) {
      const earlyMs = (piece.notBeforeMs ?? 0) - clockMs()
      if (earlyMs > 0) await sleep(earlyMs, undefined, { signal })
      if (first) speaking()
      first = false
      turn.sent(piece)
      await loudspeaker.enqueue(piece.pcm, piece.clause, { signal })
    }
    turn.sound.end()
    await loudspeaker.drained({ signal })
    turn.finish()
    return true
  } finally {
    unsubscribe()
  }
}

/** "Mm-hm" over the end of a reply is no turn, but where it asked something. */
function isOnlyAttention(transcript: string, { saidOver }: Turn): boolean {
  return saidOver !== undefined && !saidOver.endsWith('?') && isBackchannel(transcript)
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
  turn.sound.end()
  await loudspeaker.drained({ signal: turn.signal }).catch(() => {})
  turn.finish()
}
