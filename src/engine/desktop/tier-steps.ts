// Steps down a tier while this computer is busy or replies come late, and up again; says so each time.
import type { Tier } from '../../shared/tier.ts'
import type { StoredTurn } from '../../shared/window/conversations.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { SessionClock } from '../audio/clock.ts'
import type { ModelStatus } from '../models/model-status.ts'
import type { CpuReading } from '../figures/profile/cpu-load.ts'
import { TierWatch } from '../figures/profile/tier-watch.ts'
import { turnDelay } from '../figures/profile/turn-delay.ts'
import { firstComplete, type EngineKeeper } from './engine-keeper.ts'
import { LoadReader } from './load-reader.ts'
import type { TierChoice } from './tier-choice.ts'

export interface TierStepsOptions {
  clock: SessionClock
  settings: () => Settings
  keeper: () => Pick<EngineKeeper, 'engine' | 'tier' | 'llm' | 'readiness' | 'reopen' | 'wake'>
  modelStatus: () => Promise<ModelStatus[]>
  readCpu: () => CpuReading
  /** Neither a turn nor anything else goes on. */
  isIdle: () => boolean
  notice: (tone: 'info' | 'warning', message: string) => void
}

export interface TierStepsHooks {
  /** The engine may go. */
  isFree: () => boolean
  /** More is known of the load. */
  onReading: () => void
  /** Another tier is to answer; it is about to be opened. */
  onStep: () => void
}

const WHY = { busy: 'This computer is busy', slow: 'Replies come late' }

export class TierSteps {
  private readonly reader: LoadReader
  private watch = new TierWatch()

  constructor(
    private readonly options: TierStepsOptions,
    private readonly choice: TierChoice,
    private readonly hooks: TierStepsHooks,
  ) {
    const { clock, readCpu, isIdle, keeper } = options
    this.reader = new LoadReader({
      clock,
      readCpu,
      leasedMs: () => keeper().engine?.leasedMs(),
      isTalking: () => !isIdle(),
      onShare: (share) => {
        this.watch.load(clock.nowMs(), share)
        hooks.onReading()
      },
    })
  }

  /** Somebody talks. */
  talks(): void {
    this.reader.talks()
  }

  turnFinished({ summary, typed }: StoredTurn): void {
    const { talk, sttModel } = this.options.settings()
    const delay = typed ? undefined : turnDelay(summary, talk, sttModel !== null)
    if (delay !== undefined) this.watch.turn(delay)
  }

  /** What was done for now is forgotten: the chosen tier answers. */
  reset(): void {
    this.choice.answerWith(this.choice.chosen)
    this.watch = new TierWatch()
  }

  /** Takes the step that is due, if one is and its models are here. */
  async take(): Promise<void> {
    const { clock, keeper, modelStatus } = this.options
    const { choice } = this
    const isLowered = choice.insteadForNow !== undefined
    const step = this.watch.step(clock.nowMs(), { isLowered })
    const open = keeper().tier
    if (!step || !open) return
    const tier = step.to === 'down' ? choice.below(open) : choice.above()
    if (!tier || !firstComplete(await modelStatus(), [tier]) || !this.hooks.isFree()) return
    choice.answerWith(tier)
    this.watch.changed(clock.nowMs(), step.to)
    this.say(tier, step.to === 'down' ? step.because : undefined)
    this.hooks.onStep()
    await keeper().reopen()
  }

  close(): void {
    this.reader.close()
  }

  private say(tier: Tier, because: keyof typeof WHY | undefined): void {
    const { notice } = this.options
    if (because) notice('warning', `${WHY[because]}: Parley answers with the ${tier} tier for now.`)
    else notice('info', `There is time again: Parley answers with the ${tier} tier.`)
  }
}
