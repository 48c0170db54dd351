// Sees to it that the tier that suits this machine is open; all that takes the engine away for it happens here.
import type { SessionMode, TierState } from '../../shared/window/app-state.ts'
import { isAway } from '../../shared/window/can-talk.ts'
import type { StoredTurn } from '../../shared/window/conversations.ts'
import { othersShare } from '../figures/profile/cpu-load.ts'
import type { ProfileFile } from './profile-file.ts'
import { haveSameModels, type Tier } from '../tiers.ts'
import { firstComplete } from './engine-keeper.ts'
import { Quiet } from './quiet.ts'
import type { TellPage } from './tell-page.ts'
import type { WindowLlm } from './window-llm.ts'
import { TierChoice } from './tier-choice.ts'
import { TierMeasuring, type TierMeasuringOptions } from './tier-measuring.ts'
import { TierSteps, type TierStepsOptions } from './tier-steps.ts'

/** A machine that others keep busier than this is not measured unasked: the figures would hold for too long. */
const MEASURED_BELOW = 0.5
const LOOK_MS = 500

export interface TierDeskOptions extends TierStepsOptions, Pick<TierMeasuringOptions, 'measure'> {
  profile: Pick<ProfileFile, 'figures' | 'save'>
  /** Which language model each tier has at this moment, and what a question takes with quality's own, if it has one. */
  llm: Pick<WindowLlm, 'of' | 'qualityMs'>
  /** The engine was used for something else: the prompt may be read ahead again. */
  onMeasured: () => void
  tell: TellPage
}

export class TierDesk {
  readonly choice: TierChoice
  private readonly measuring: TierMeasuring
  private readonly steps: TierSteps
  private readonly quiet: Quiet
  /** Another tier than the open one may be the right one by now. */
  private isUnsettled = false
  private isAtWork = false

  constructor(private readonly options: TierDeskOptions) {
    const { clock, settings, profile, keeper, llm } = options
    this.quiet = new Quiet(clock, () => void this.look())
    this.choice = new TierChoice(
      () => settings().tier,
      () => profile.figures,
      () => llm.qualityMs,
    )
    const engine = () => keeper().engine
    this.measuring = new TierMeasuring({ ...options, engine, onChange: () => this.tellState() })
    this.steps = new TierSteps(options, this.choice, {
      isFree: () => this.isFree(),
      onReading: () => {
        if (this.quiet.isQuiet) void this.look()
      },
      onStep: () => this.tellState(),
    })
  }

  get state(): TierState {
    const { automatic = null, insteadForNow = null, foretold } = this.choice
    return { automatic, insteadForNow, foretold, measuring: this.measuring.done ?? null }
  }

  /** A turn, or something else that is said, has begun, gone on or ended. */
  modeChanged(mode: SessionMode): void {
    if (mode === 'idle') return this.quiet.begin()
    this.quiet.end()
    this.measuring.interrupt()
    this.steps.talks()
  }

  turnFinished(turn: StoredTurn): void {
    this.steps.turnFinished(turn)
  }

  /** The engine is about to go. */
  closing(): void {
    this.measuring.interrupt()
  }

  /** An engine was opened, or models have come or gone. */
  changed(): void {
    this.isUnsettled = true
    this.tellState()
    this.quiet.begin()
  }

  /** The user has set another tier: it holds, whatever was done for now. */
  set(): void {
    const keeper = this.options.keeper()
    const { readiness } = keeper
    this.steps.reset()
    this.tellState()
    if (this.isOpen(this.choice.order[0]!) && readiness.at === 'ready') this.changed()
    else void keeper.reopen()
  }

  /** Measures the machine, now. Resolves when it is done or called off. @throws as TierMeasuring.run */
  async measure(): Promise<void> {
    const { onMeasured, modelStatus, settings, notice, keeper } = this.options
    if (isAway(keeper().readiness)) await keeper().wake()
    const isDone = await this.measuring.run().finally(onMeasured)
    if (!isDone) return
    this.changed()
    const { chosen } = this.choice
    if (settings().tier !== 'auto' || firstComplete(await modelStatus(), [chosen])) return
    notice(
      'info',
      `The ${chosen} tier suits this computer; its models can be fetched under Models.`,
    )
  }

  stopMeasuring(): void {
    this.measuring.stop()
  }

  close(): void {
    this.quiet.end()
    this.steps.close()
    this.measuring.interrupt()
  }

  private tellState(): void {
    this.options.tell('tier', this.state)
  }

  /** One thing at a time, while nobody talks. */
  private async look(): Promise<void> {
    if (this.isAtWork || !this.isFree()) return
    this.isAtWork = true
    try {
      if (this.isMeasuringDue()) await this.measureAtRest()
      else if (!(await this.settle())) await this.steps.take()
    } catch {
      // A measurement that failed is given up; an engine's trouble is told by its keeper.
    } finally {
      this.isAtWork = false
    }
  }

  private isFree(): boolean {
    const { isIdle, keeper } = this.options
    return isIdle() && keeper().readiness.at === 'ready' && this.measuring.done === undefined
  }

  /** Whether what is open has the models that `wanted` has now. */
  private isOpen(wanted: Tier): boolean {
    const { tier, llm } = this.options.keeper()
    return tier !== undefined && haveSameModels(tier, wanted) && llm === this.options.llm.of(wanted)
  }

  private isMeasuringDue(): boolean {
    const { settings, profile } = this.options
    return settings().tier === 'auto' && !profile.figures && !this.measuring.isGivenUp
  }

  private async measureAtRest(): Promise<void> {
    const { clock, readCpu } = this.options
    const before = readCpu()
    await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
    const share = othersShare(before, readCpu(), 0) ?? 0
    if (share < MEASURED_BELOW && this.isFree()) await this.measure()
  }

  /** Opens the tier that is wanted where another one is open. Whether it did. */
  private async settle(): Promise<boolean> {
    const { keeper, modelStatus } = this.options
    if (!this.isUnsettled) return false
    const statuses = await modelStatus()
    const wanted = firstComplete(statuses, this.choice.order)
    this.tellState() // quality may have another model
    if (!this.isFree()) return true // looked at again when it is quiet
    this.isUnsettled = false
    if (!wanted || !keeper().tier || this.isOpen(wanted)) return false
    await keeper().reopen()
    return true
  }
}
