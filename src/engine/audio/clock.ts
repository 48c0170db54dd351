// The session's clock, as an argument: everything that is timed is told the time and never asks the system.
import { uptime } from 'node:os'

export interface SessionClock {
  /** Ms since the first microphone sample. */
  nowMs(): number
  /** Runs `run` once, about `delayMs` from now; the result cancels it. */
  after(delayMs: number, run: () => void): () => void
}

/** The real clock, 0 at this moment. Its timers never hold the process open. */
export function startSessionClock(): SessionClock {
  const originMs = performance.now()
  return {
    nowMs: () => performance.now() - originMs,
    after: (delayMs, run) => {
      const timer = setTimeout(run, Math.max(0, Math.ceil(delayMs)))
      return () => clearTimeout(timer)
    },
  }
}

/**
 * Ms since the computer was started, those that it slept among them, however its clock is set: CLOCK_BOOTTIME on Linux,
 * GetTickCount64 on Windows, on macOS in steps of a second (libuv, uv_uptime).
 */
export function uptimeMs(): number {
  return 1000 * uptime()
}

/**
 * The time of day where the computer is now. Node keeps the time zone that it was started in until `TZ` is touched
 * (node_env_var.cc, DateTimeConfigurationChangeNotification): 0.02 ms.
 */
export function timeOfDay(): Date {
  if (process.env['TZ'] === undefined) delete process.env['TZ']
  return new Date()
}
