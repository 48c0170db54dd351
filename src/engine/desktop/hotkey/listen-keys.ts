// The app's end of the key listener: its process, started anew where it dies, and given up where it dies again and again.
import { CodedError } from '../../../shared/coded-error.ts'
import type { KeyStroke, Platform } from '../../../shared/hotkey.ts'
import { EngineProcess } from '../../stages/worker/engine-process.ts'
import type { Spawn } from '../../stages/worker/worker-life.ts'
import type { KeyMethods } from './key-methods.ts'

export interface ListenOptions {
  signal: AbortSignal
  onStroke: (stroke: KeyStroke) => void
}

/**
 * Listens for `hotkey` until the signal aborts, in a process that lives as long. A process that dies lets the key go.
 * Rejects where the listener cannot be had, or no longer.
 */
export type ListenKeys = (hotkey: string, options: ListenOptions) => Promise<void>

export interface KeyListenerOptions {
  /** Absolute path of the bundled `keys.worker.js`. */
  file: string
  spawn: Spawn
  platform: Platform
  /** Told of every unexpected end, for the log. */
  onDeath: (error: Error) => void
}

/** It computes nothing: a sign of life now and then is enough, and wakes nobody more often. */
const WATCHDOG = {
  everyMs: 15_000,
  silentLooks: 4,
  hasHeartbeat: false,
  deadlineMs: () => Infinity,
}

export function keyListener({ file, spawn, platform, onDeath }: KeyListenerOptions): ListenKeys {
  return async (hotkey, { signal, onStroke }) => {
    const process = new EngineProcess<KeyMethods>({
      name: 'key listener',
      file,
      spawn,
      load: undefined,
      watchdog: WATCHDOG,
      onDeath,
    })
    try {
      for (;;) {
        try {
          const strokes = process.stream('strokes', { hotkey, platform }, { signal })
          for await (const stroke of strokes) onStroke(stroke)
          return
        } catch (error) {
          if (signal.aborted) return
          onStroke('up') // whether it still is down, nobody knows any more
          if (!isPassing(error)) throw error
        }
      }
    } finally {
      await process.close()
    }
  }
}

/** Whether the process was ended and started anew, as it is a few times before it is given up. */
function isPassing(error: unknown): boolean {
  return error instanceof CodedError && ['engine_died', 'engine_hung'].includes(error.code)
}
