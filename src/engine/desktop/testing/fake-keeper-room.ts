// An engine keeper among fakes: engines that open at once, or once a gate opens, or fail; for tests.
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import type { EnginePart, LoadingOptions, PartHealth } from '../../engine-request.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import { FakeEngine } from '../../testing/fake-engine.ts'
import { modelsOfTier, type Tier } from '../../tiers.ts'
import { EngineKeeper } from '../engine-keeper.ts'

type Opening = LoadingOptions & { onHealth: (part: EnginePart, health: PartHealth) => void }

function status(id: string, state: ModelStatus['state']): ModelStatus {
  const common = { kind: 'llm', title: id, licence: '', languages: [], tiers: [] } as const
  return {
    ...common,
    languages: [],
    tiers: [],
    id,
    state,
    bytes: 1000,
    default: true,
    source: null,
    path: '',
    origin: '',
    sha256: null,
  }
}

/** `state` is what the fakes go by; `told` what the page was told, in order. */
export function keeperRoom() {
  const told: [EventName, unknown][] = []
  const engines: FakeEngine[] = []
  const state = {
    tier: 'balanced' as Tier,
    instead: [] as Tier[],
    missing: [] as string[],
    fail: undefined as Error | undefined,
    openings: [] as Opening[],
    gate: Promise.resolve(),
    closings: 0,
  }
  const keeper = new EngineKeeper({
    open: async (_tier, opening) => {
      state.openings.push(opening)
      opening.onLoading?.('voice')
      opening.onHealth('tts', { state: 'starting' })
      await state.gate
      opening.signal.throwIfAborted()
      if (state.fail) throw state.fail
      opening.onHealth('tts', { state: 'ready' })
      const engine = new FakeEngine()
      engines.push(engine)
      return engine.asEngine()
    },
    modelStatus: async () =>
      [...new Set([...modelsOfTier('fast'), ...modelsOfTier('balanced')])].map((id) =>
        status(id, state.missing.includes(id) ? 'missing' : 'installed'),
      ),
    tier: () => state.tier,
    tiers: () => [...state.instead, state.tier],
    tell: <Name extends EventName>(name: Name, payload: WindowEvents[Name]) =>
      void told.push([name, payload]),
    onClosing: () => state.closings++,
    onOpened: () => {},
  })
  return { keeper, state, engines, told }
}
