// What every command is given: its signal, and the way to an engine.
import type { Engine } from '../engine/engine.ts'
import type { EngineHost, EngineRequest } from '../engine/engine-request.ts'
import type { ModelStore } from '../engine/models/model-store.ts'
import type { Flags } from '../shared/flags.ts'
import type { Output } from './output.ts'

export interface CommandContext {
  /** Aborts at Ctrl+C. */
  signal: AbortSignal
  /** The checkout or the installed application. */
  root: string
  store: ModelStore
  /** As the environment sets them. */
  flags: Flags
  /** Opens the engine parts that a command needs, showing what it waits for. */
  openEngine(
    request: EngineRequest & { output: Output } & Pick<EngineHost, 'onHealth'>,
  ): Promise<Engine>
}
