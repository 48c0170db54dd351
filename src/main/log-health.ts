// Engines that failed, in the log.
import type { Log } from '../engine/desktop/log/log.ts'
import type { EngineHealth } from '../shared/window/app-state.ts'

export function logHealth(log: Log, engines: readonly EngineHealth[]): void {
  for (const { name, state, error } of engines)
    if (error && state === 'failed') log.write('error', `${name}: ${state}, ${error.message}`)
}
