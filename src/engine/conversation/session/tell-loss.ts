// Who waits for a reply whose engine is lost is told so soon: silence alone could be anything.
import type { Loss, Losses } from '../../ports.ts'
import type { ReplySound } from './reply-sound.ts'
import type { TurnJournal } from './turn-journal.ts'
import type { TurnParts } from './turn-parts.ts'

/** An engine that is back sooner is hardly missed, and a shorter silence is a pause for breath. */
const MISSED_AFTER_MS = 700
/** So much silence behind a loss is told though the engine is back: what it had done is done again. */
const UNEXPLAINED_MS = 1_300
const LOOK_EVERY_MS = 50
/** A process hangs for 1.25 s before it is called hung: the voice is asked for a sign of life before it has words to say. */
const SEEK_EVERY_MS = 250

/** What of a turn says whether anybody waits. */
export interface WaitingTurn {
  /** Undefined while the user speaks. */
  speechEndMs: number | undefined
  /** Infinity while more of the reply is to be made. */
  replyLeftMs: number
  sound: Pick<ReplySound, 'leftMs' | 'endsMs' | 'isPaused'>
  journal: Pick<TurnJournal, 'tell'>
  signal: AbortSignal
}

/** Tells once, while `turn` lasts, that the reply waits for an engine; never over the user or over what is heard. */
export function tellLossOf(
  turn: WaitingTurn,
  { losses, clockMs }: Pick<TurnParts, 'losses' | 'clockMs'>,
): void {
  if (!losses) return
  let heardMs = -Infinity
  const silentMs = (): number => {
    const nowMs = clockMs()
    const { sound, speechEndMs = nowMs, replyLeftMs } = turn
    const isWaitedFor = replyLeftMs === Infinity && sound.leftMs <= 0 && !sound.isPaused
    if (!isWaitedFor) heardMs = nowMs
    return nowMs - Math.max(heardMs, sound.endsMs, speechEndMs)
  }
  // At once, though events may be held: an engine's loss is not taken back with what is prepared.
  const tell = ({ name }: Loss): void => turn.journal.tell('engine_lost', { engine: name })
  tellLoss(losses, silentMs, tell, turn)
  seekWhile(turn.signal, losses)
}

/** Looks for engines that hang, also for those that are not called yet, until the signal aborts. */
function seekWhile(signal: AbortSignal, losses: Losses): void {
  if (signal.aborted) return
  losses.seek()
  const timer = setInterval(() => losses.seek(), SEEK_EVERY_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/**
 * Calls `tell` once, where an engine has been away for 0.7 s and nothing was to be heard for as long, or for 1.3 s behind
 * one that is back; waits for that until the signal aborts. Without a loss there is no timer.
 * @param silentMs for how long the reply has been waited for, its beginning or what follows; 0 while it is not
 */
export function tellLoss(
  losses: Losses,
  silentMs: () => number,
  tell: (loss: Loss) => void,
  { signal }: { signal: AbortSignal },
): void {
  let timer: ReturnType<typeof setInterval> | undefined
  let latest: Loss | undefined
  const look = (): void => {
    const ms = silentMs()
    const away = losses.now.find(({ sinceMs }) => performance.now() - sinceMs >= MISSED_AFTER_MS)
    const missed = ms >= UNEXPLAINED_MS ? (away ?? latest) : ms >= MISSED_AFTER_MS && away
    if (!missed) return
    end()
    tell(missed)
  }
  const watch = (): void => {
    latest = losses.now.at(-1)
    timer ??= setInterval(look, LOOK_EVERY_MS)
  }
  const unsubscribe = losses.onLoss(watch)
  const end = (): void => {
    unsubscribe()
    clearInterval(timer)
    signal.removeEventListener('abort', end)
  }
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) return end()
  if (losses.now.length > 0) watch()
}
