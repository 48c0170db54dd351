// Who waits for a reply whose engine is lost is told so soon: silence alone could be anything.
import type { Loss, Losses } from '../../ports.ts'

/** An engine that is back sooner is hardly missed. */
const MISSED_AFTER_MS = 700
const LOOK_EVERY_MS = 50

/**
 * Calls `tell` once, where an engine has been away for 0.7 s and nothing is to be heard meanwhile; waits for that until
 * the signal aborts. Without a loss there is no timer.
 * @param isSilent the reply is waited for at this moment, its beginning or what follows
 */
export function tellLoss(
  losses: Losses,
  isSilent: () => boolean,
  tell: (loss: Loss) => void,
  { signal }: { signal: AbortSignal },
): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const look = (): void => {
    const { now } = losses
    const missed = now.find(({ sinceMs }) => performance.now() - sinceMs >= MISSED_AFTER_MS)
    if (missed && isSilent()) {
      end()
      tell(missed)
    } else if (now.length === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
  const watch = (): void => {
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
