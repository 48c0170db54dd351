// How each engine fares, as the diagnostics page shows it.
import { toWireError, type ErrorCode } from '../../shared/coded-error.ts'
import type { EngineHealth } from '../../shared/window/app-state.ts'
import type { Engine } from '../engine.ts'
import { PART_NAMES } from '../engine-parts.ts'
import type { EngineInfo } from '../ports.ts'
import type { EnginePart, PartHealth } from '../engine-request.ts'

/** The parts that run in processes of the window's engine; voice detection runs in the page itself. */
export const WINDOW_PARTS: EnginePart[] = ['stt', 'llm', 'tts']

export class HealthBoard {
  private readonly parts = new Map<EnginePart, PartHealth>()

  constructor(private readonly engine: () => Engine | undefined) {}

  note(part: EnginePart, health: PartHealth): void {
    this.parts.set(part, health)
  }

  clear(): void {
    this.parts.clear()
  }

  health(): EngineHealth[] {
    const engine = this.engine()
    const infos = engine?.info() ?? {}
    const pids = engine?.pids() ?? {}
    return WINDOW_PARTS.map((part) => {
      const { state, error } = this.parts.get(part) ?? { state: 'off' }
      const info = infos[part]
      return {
        part,
        name: PART_NAMES[part],
        state,
        detail: info ? detailOf(info) : null,
        pid: pids[part] ?? null,
        error: error ? asShown(error) : null,
      }
    })
  }
}

function detailOf({ engine, model, build, notes = [] }: EngineInfo): string {
  return `${engine}: ${model} (${[build, ...notes].join('; ')})`
}

/** An error as the window shows it. */
export function asShown(error: unknown): { code: ErrorCode; message: string } {
  const { code, message } = toWireError(error)
  return { code: code === 'aborted' ? 'internal' : code, message }
}
