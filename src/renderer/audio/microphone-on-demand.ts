// Opens the microphone when somebody has a use for it, and lets go of it a little after.
import type { MicrophoneState } from '../store/audio-store.ts'
import type { MicrophoneKeeper } from './microphone-keeper.ts'
import { MicrophoneLease, type MicrophoneUse } from './microphone-lease.ts'
import type { MicrophoneProblem } from './microphone-problem.ts'

export interface OnDemandParts {
  keeper: Pick<MicrophoneKeeper, 'start' | 'ensure' | 'retry' | 'renew' | 'rest'>
  /** What is known of the microphone without opening it (problem-at-rest.ts). */
  problemAtRest: () => Promise<MicrophoneProblem | null>
  /** What was last told of it. */
  state: () => MicrophoneState
  /** It rests now. */
  onRest: () => void
}

export class MicrophoneOnDemand {
  private readonly lease = new MicrophoneLease(() => void this.rest())
  private deviceId: string | null = null
  private isDisposed = false

  constructor(private readonly parts: OnDemandParts) {}

  /** Somebody has a use for it, or may have again in a moment. */
  get isNeeded(): boolean {
    return this.lease.isNeeded
  }

  /** Resolves when it is open, cannot be had, or rests until somebody needs it. */
  async choose(deviceId: string | null, isAlways: boolean): Promise<void> {
    this.deviceId = deviceId
    this.lease.setAlways(isAlways)
    if (this.isNeeded) await this.parts.keeper.start(deviceId)
    else await this.rest()
  }

  /** Opens it for a moment, also one that could not be had. */
  async open(): Promise<void> {
    this.lease.linger()
    await this.parts.keeper.ensure(this.deviceId)
  }

  /** Opens it and keeps it open until it is given back. */
  take(use: MicrophoneUse): void {
    this.lease.take(use)
    void this.parts.keeper.ensure(this.deviceId)
  }

  give(use: MicrophoneUse): void {
    this.lease.give(use)
  }

  /** A turn goes on, or has ended: where it is open it stays so meanwhile, since the next words may follow. */
  setBusy(isBusy: boolean): void {
    if (isBusy) this.lease.extend('turn')
    else this.lease.give('turn')
  }

  /** The computer slept: what is open may deliver nothing any more. */
  async renew(): Promise<void> {
    await this.parts.keeper.renew()
  }

  /** Microphones have come or gone. */
  inputsChanged(isMore: boolean): void {
    if (!this.isNeeded) void this.rest(isMore)
    else if (isMore) void this.parts.keeper.retry()
  }

  dispose(): void {
    this.isDisposed = true
    this.lease.dispose()
  }

  /** @param isNew what was wrong with it may be wrong no more */
  private async rest(isNew = false): Promise<void> {
    const { keeper, problemAtRest, state, onRest } = this.parts
    const problem = await problemAtRest()
    if (this.isNeeded || this.isDisposed) return
    const last = state()
    const known = 'message' in last && !isNew ? last : null
    keeper.rest(problem ?? known ?? { at: 'resting' })
    onRest()
  }
}
