// One measurement of the machine at a time: begun, told of as it goes on, called off when somebody talks.
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import type { Engine } from '../engine.ts'
import type { StageFigures } from '../figures/profile/choose-tier.ts'
import type { ProfileFile } from './profile-file.ts'

export interface TierMeasuringOptions {
  engine: () => Engine | undefined
  profile: Pick<ProfileFile, 'save'>
  /** Neither a turn nor anything else goes on. */
  isIdle: () => boolean
  measure: (
    engine: Engine,
    options: { signal: AbortSignal; onProgress: (done: number) => void },
  ) => Promise<StageFigures>
  /** It has begun, gone on or ended. */
  onChange: () => void
}

export class TierMeasuring {
  private running: { abort: AbortController; done: number } | undefined
  private isRefused = false

  constructor(private readonly options: TierMeasuringOptions) {}

  /** 0…1 while it goes on. */
  get done(): number | undefined {
    return this.running?.done
  }

  /** It failed, or the user wanted none: not again before somebody asks for it. */
  get isGivenUp(): boolean {
    return this.isRefused
  }

  /**
   * Resolves to whether it was finished: not where it was called off.
   * @throws CodedError usage while somebody talks or it is being measured, engine_failed while there is no engine;
   * what an engine throws
   */
  async run(): Promise<boolean> {
    const { engine, profile, isIdle, measure, onChange } = this.options
    const open = engine()
    if (!open) throw new CodedError('engine_failed', 'the engines are not ready yet')
    if (!isIdle()) throw new CodedError('usage', 'this can be measured while nobody talks')
    if (this.running) throw new CodedError('usage', 'it is being measured already')
    const { signal } = (this.running = { abort: new AbortController(), done: 0 }).abort
    const onProgress = (done: number): void => {
      if (this.running) this.running.done = done
      onChange()
    }
    try {
      profile.save(await measure(open, { signal, onProgress }), new Date())
      return true
    } catch (error) {
      if (isAbort(error)) return false
      this.isRefused = true
      throw error
    } finally {
      this.running = undefined
      onChange()
    }
  }

  /** Somebody talks, or the app ends: it may be tried again. */
  interrupt(): void {
    this.running?.abort.abort(new DOMException('the measurement was interrupted', 'AbortError'))
  }

  /** The user wants none. */
  stop(): void {
    this.isRefused = true
    this.interrupt()
  }
}
