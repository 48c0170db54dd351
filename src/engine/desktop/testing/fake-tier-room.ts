// A tier desk among fakes: clock, engine, models, processor and settings, for tests.
import type { Tier } from '../../../shared/tier.ts'
import type { Readiness, SessionMode } from '../../../shared/window/app-state.ts'
import type { StoredTurn } from '../../../shared/window/conversations.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { fakeTurn } from './fake-turn.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import type { StageFigures } from '../../figures/profile/choose-tier.ts'
import { FakeEngine } from '../../testing/fake-engine.ts'
import { modelsOfTier, TIERS } from '../../tiers.ts'
import { TierDesk } from '../tier-desk.ts'

export const QUICK: StageFigures = {
  llm: 'llm-1.5b',
  sttMs: 70,
  firstTokenMs: 150,
  tokenMs: 40,
  firstAudioMs: 200,
  realTimeFactor: 0.25,
}
export const SLOW: StageFigures = { ...QUICK, firstTokenMs: 500, tokenMs: 90, firstAudioMs: 300 }

/** `state` is what the fakes go by; `opened` the tiers that were opened, in order. */
export function tierRoom(change: Partial<Settings> = {}, figures?: StageFigures) {
  const clock = new FakeClock()
  const engine = new FakeEngine().asEngine()
  const told: [EventName, unknown][] = []
  const notices: string[] = []
  const opened: (Tier | undefined)[] = []
  /** The language model that was opened with each. */
  const openedLlms: string[] = []
  const readings = { busyMs: 0, totalMs: 0, atMs: 0 }
  const state = {
    settings: { ...DEFAULT_SETTINGS, ...change },
    mode: 'idle' as SessionMode,
    readiness: { at: 'ready' } as Readiness,
    missing: [] as string[],
    /** Quality's own model, and what a question takes with it. */
    quality: undefined as { id: string; ms: number } | undefined,
    /** 0…1 of the processor that other programs take. */
    load: 0,
    figures,
    /** What a measurement comes to; it takes four seconds. */
    measures: figures ?? QUICK,
    measurements: 0,
  }
  const keeper = {
    engine,
    get tier() {
      return opened.at(-1)
    },
    get llm() {
      return openedLlms.at(-1)
    },
    get readiness() {
      return state.readiness
    },
    reopen: async () => open(),
    wake: async () => {
      state.readiness = { at: 'ready' }
      return engine
    },
  }
  const llm = {
    of: (tier: Tier) => (tier === 'quality' ? state.quality?.id : undefined) ?? TIERS[tier].llm,
    get qualityMs() {
      return state.quality?.ms
    },
  }
  const desk: TierDesk = new TierDesk({
    clock,
    llm,
    settings: () => state.settings,
    profile: {
      get figures() {
        return state.figures
      },
      save: (measured) => void (state.figures = measured),
    },
    keeper: () => keeper,
    modelStatus: async () => statuses(state.missing),
    isIdle: () => state.mode === 'idle',
    readCpu: () => {
      const passedMs = clock.nowMs() - readings.atMs
      readings.atMs = clock.nowMs()
      readings.totalMs += passedMs
      readings.busyMs += passedMs * state.load
      return { ...readings }
    },
    measure: async (_engine, { signal, onProgress }) => {
      state.measurements++
      for (let step = 0; step < 4; step++) {
        onProgress(step / 4)
        await new Promise<void>((resolve) => void clock.after(1000, resolve))
        signal.throwIfAborted()
      }
      return state.measures
    },
    onMeasured: () => {},
    tell: <Name extends EventName>(name: Name, payload: WindowEvents[Name]) =>
      void told.push([name, payload]),
    notice: (_tone, message) => void notices.push(message),
  })
  function open(): void {
    const here = (tier: Tier): boolean =>
      modelsOfTier(tier).every((id) => !state.missing.includes(id))
    const tier = desk.choice.order.find(here)
    opened.push(tier)
    if (tier) openedLlms.push(llm.of(tier))
    desk.changed()
  }
  open()
  let nowMs = 0
  const pass = (ms: number): Promise<void> => clock.goTo((nowMs += ms))
  function become(mode: SessionMode): void {
    state.mode = mode
    desk.modeChanged(mode)
  }
  /** A turn of five seconds and then as long a silence as `idleMs`. */
  async function turn(voiceToVoiceMs = 700, idleMs = 10_000): Promise<void> {
    become('listening')
    await pass(5_000)
    desk.turnFinished(turnOf(voiceToVoiceMs))
    become('idle')
    await pass(idleMs)
  }
  return { desk, state, told, notices, opened, openedLlms, pass, become, turn }
}

function turnOf(voiceToVoiceMs: number): StoredTurn {
  const turn = fakeTurn('What is up?', 'All is well.')
  const stages = { ...turn.summary.stages, llm_first_token_ms: 150 }
  return { ...turn, summary: { ...turn.summary, stages, voice_to_voice_ms: voiceToVoiceMs } }
}

function statuses(missing: readonly string[]): ModelStatus[] {
  const ids = [...modelsOfTier('fast'), ...modelsOfTier('balanced')]
  return ids.map((id) => ({
    id,
    kind: 'llm',
    title: id,
    licence: '',
    languages: [],
    tiers: [],
    default: true,
    state: missing.includes(id) ? 'missing' : 'installed',
    bytes: 1,
    source: null,
    path: '',
    origin: '',
    sha256: null,
  }))
}
