// Keeps an engine open for the window: opens it when its models are here, tells how it fares, opens it anew.
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import type { EngineHealth, Readiness } from '../../shared/window/app-state.ts'
import { isAway } from '../../shared/window/can-talk.ts'
import type { Engine } from '../engine.ts'
import type { EnginePart, LoadingOptions, PartHealth } from '../engine-request.ts'
import type { ModelStatus } from '../models/model-status.ts'
import { modelsOfTier } from '../tiers.ts'
import type { Tier } from '../tiers.ts'
import { asShown, HealthBoard } from './health-board.ts'
import { opened } from './live-options.ts'
import type { TellPage } from './tell-page.ts'

export interface EngineKeeperOptions {
  /** Opens the parts that the window needs. */
  open: (
    tier: Tier,
    options: LoadingOptions & { onHealth: (part: EnginePart, health: PartHealth) => void },
  ) => Promise<Engine>
  modelStatus: () => Promise<ModelStatus[]>
  /** Whose models are needed. */
  tier: () => Tier
  /** The first of these whose models are all here is opened. */
  tiers: () => readonly Tier[]
  tell: TellPage
  /** The engine is about to go: whoever uses it must stop. */
  onClosing: () => void
  /** An engine has come; models are warm, the prompt may be read ahead. */
  onOpened: (engine: Engine) => void
}

export class EngineKeeper {
  private readonly board: HealthBoard
  private open: Engine | undefined
  private openTier: Tier | undefined
  private opening = new AbortController()
  private work: Promise<void> = Promise.resolve()
  private state: Readiness = { at: 'starting', loading: [] }

  constructor(private readonly options: EngineKeeperOptions) {
    this.board = new HealthBoard(() => this.open)
  }

  /** The engine while it is open. */
  get engine(): Engine | undefined {
    return this.open
  }

  /** The tier of the open engine. */
  get tier(): Tier | undefined {
    return this.openTier
  }

  /** Catalogue id of its language model. */
  get llm(): string | undefined {
    return this.open?.llm.info.model
  }

  get readiness(): Readiness {
    return this.state
  }

  get health(): EngineHealth[] {
    return this.board.health()
  }

  /** Opens the engine of the tier that is set, in place of what is open or opening. Told by events, never thrown. */
  async reopen(): Promise<void> {
    this.opening.abort(new DOMException('another engine is wanted', 'AbortError'))
    const opening = (this.opening = new AbortController())
    const before = this.work
    this.work = before.then(() => this.replace(opening.signal))
    await this.work
  }

  /** Opens the engine where it is not open because something was missing or failed. */
  async reopenIfIdle(): Promise<void> {
    if (this.state.at === 'models-missing' || this.state.at === 'failed') await this.reopen()
  }

  /** Unloads an engine that nobody uses, until `wake`. */
  async sleep(): Promise<void> {
    if (this.state.at !== 'ready') return
    this.become({ at: 'asleep' })
    const before = this.work
    this.work = before.then(async () => {
      if (this.state.at === 'asleep') await this.closeEngine()
    })
    await this.work
  }

  /** The engine, loaded again where it sleeps. @throws CodedError engine_failed where there is none in the end */
  async wake(): Promise<Engine> {
    if (this.state.at === 'asleep') {
      this.become({ at: 'waking' })
      void this.reopen()
    }
    let work
    do await (work = this.work)
    while (work !== this.work) // another tier was wanted meanwhile
    return opened(this.open)
  }

  /**
   * Unloads the engine while `run` has the machine, and opens it again. Whoever wakes it, or wants another, calls `run`
   * off and waits for its end.
   * @throws CodedError engine_failed where no engine could be had; what `run` throws; AbortError where it was called off
   */
  async aside(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { at } = this.state
    if (at !== 'ready' && at !== 'asleep')
      throw new CodedError('engine_failed', 'the engines are not ready yet')
    this.become({ at: 'asleep' })
    const { signal } = (this.opening = new AbortController())
    const before = this.work
    const running = before.then(async () => {
      await this.closeEngine()
      signal.throwIfAborted()
      await run(signal)
    })
    this.work = running.catch(() => {})
    try {
      await running
    } finally {
      if (!signal.aborted && at === 'ready') void this.wake().catch(() => {}) // told by events
    }
  }

  async close(): Promise<void> {
    this.opening.abort(new DOMException('the app is closing', 'AbortError'))
    await this.work
    await this.closeEngine()
  }

  private async replace(signal: AbortSignal): Promise<void> {
    await this.closeEngine()
    if (signal.aborted) return
    const { tier, tiers, modelStatus, open, onOpened } = this.options
    const loading = new Set<string>()
    // Who woke it by talking is not told of parts: what was said is on its way to an answer.
    const tellLoading = (): void => {
      if (!isAway(this.state)) this.become({ at: 'starting', loading: [...loading] })
    }
    try {
      this.board.clear()
      tellLoading()
      const statuses = await modelStatus()
      const wanted = firstComplete(statuses, tiers())
      if (!wanted) return this.become({ at: 'models-missing', ...missingOf(statuses, tier()) })
      const engine = await open(wanted, {
        signal,
        onLoading: (name) => (loading.add(name), tellLoading()),
        onLoaded: (name) => (loading.delete(name), tellLoading()),
        onHealth: (part, health) => this.note(part, health),
      })
      this.open = engine
      this.openTier = wanted
      this.become({ at: 'ready' })
      this.tellHealth()
      onOpened(engine)
    } catch (error) {
      if (isAbort(error)) return
      this.become({ at: 'failed', error: asShown(error) })
    }
  }

  private async closeEngine(): Promise<void> {
    const { open } = this
    if (!open) return
    this.options.onClosing()
    this.open = undefined
    this.openTier = undefined
    if (this.state.at === 'asleep') {
      this.board.clear()
      this.tellHealth()
    }
    await open.close()
  }

  private note(part: EnginePart, health: PartHealth): void {
    this.board.note(part, health)
    this.tellHealth()
    // While it opens, `open` itself throws and tells.
    if (this.open && health.state === 'failed')
      this.become({ at: 'failed', error: asShown(health.error) })
  }

  private tellHealth(): void {
    this.options.tell('engines', this.health)
  }

  private become(readiness: Readiness): void {
    this.state = readiness
    this.options.tell('readiness', readiness)
  }
}

/** The first of `tiers` whose models are all here. */
export function firstComplete(statuses: ModelStatus[], tiers: readonly Tier[]): Tier | undefined {
  return tiers.find((tier) => missingOf(statuses, tier).ids.length === 0)
}

/** What `tier` needs and is not here. */
export function missingOf(statuses: ModelStatus[], tier: Tier): { ids: string[]; bytes: number } {
  const needed = modelsOfTier(tier)
  const missing = statuses.filter(({ id, state }) => needed.includes(id) && state === 'missing')
  const bytes = missing.reduce((sum, model) => sum + model.bytes, 0)
  return { ids: missing.map(({ id }) => id), bytes }
}
