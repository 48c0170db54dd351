// Errors that nobody caught: logged, and told in the window, instead of Electron's own dialog or no word at all.
import type { Log } from '../engine/desktop/log/log.ts'
import { toWireError } from '../shared/coded-error.ts'

/** The same one over and over is told once in so long. */
const AGAIN_AFTER_MS = 60_000

/** Of Node's `process`. */
export interface ErrorSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (thrown: unknown) => void): void
}

/**
 * The app goes on: engines have processes of their own, and whoever wants it to end can quit.
 * @param tell gets a line for the user
 */
export function catchUncaught(
  source: ErrorSource,
  log: Log,
  tell: (line: string) => void,
  nowMs: () => number,
): void {
  const toldAtMs = new Map<string, number>()
  const caught = (thrown: unknown): void => {
    const { code, message, stack } = toWireError(thrown)
    if (code === 'aborted') return // called off, and nobody was left to hear of it
    log.write('error', `uncaught: ${stack ?? message}`)
    if (nowMs() - (toldAtMs.get(message) ?? -Infinity) < AGAIN_AFTER_MS) return
    toldAtMs.set(message, nowMs())
    tell(`Something went wrong inside Parley: ${message}`)
  }
  source.on('uncaughtException', caught)
  source.on('unhandledRejection', caught)
}
