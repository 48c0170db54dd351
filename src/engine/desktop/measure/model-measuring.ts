// Measures one language model or recogniser at a time for the window, with the engines unloaded; called off when somebody talks.
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import type { ModelMeasuring as State } from '../../../shared/window/app-state.ts'
import type { MeasuredModel, MeasuredRecogniser } from '../../figures/profile/measured-models.ts'
import { thisMachine } from '../../figures/profile/machine.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import type { EngineKeeper } from '../engine-keeper.ts'
import type { TellPage } from '../tell-page.ts'
import type { ModelFigures } from './measure-model.ts'
import type { RecogniserFigures } from './measure-recogniser.ts'

/** @param done 0…1 of the whole */
export type OnMeasuring = (step: State['step'], done: number) => void

/** What can be measured. */
export interface Measurable {
  id: string
  kind: 'llm' | 'stt'
}

export interface ModelMeasuringOptions {
  keeper: () => Pick<EngineKeeper, 'aside'>
  /** Nothing is said, pressed or measured. */
  isIdle: () => boolean
  statuses: () => Promise<ModelStatus[]>
  measure: (
    model: Measurable,
    onProgress: OnMeasuring,
    options: { signal: AbortSignal },
  ) => Promise<ModelFigures | RecogniserFigures>
  save: (
    id: string,
    measured: MeasuredModel | MeasuredRecogniser,
    options: { signal: AbortSignal },
  ) => Promise<void>
  tell: TellPage
  now: () => Date
  /** More is known of a model: another one may be the best. */
  onMeasured: () => void
}

export class ModelMeasuring {
  private running: { state: State; abort: AbortController } | undefined

  constructor(private readonly options: ModelMeasuringOptions) {}

  get state(): State | null {
    return this.running?.state ?? null
  }

  /**
   * Resolves when it is measured or was called off, by the user or because somebody talks.
   * @throws CodedError usage while another is measured or somebody talks; model_missing; baseline_not_met where other
   * programs keep the computer too busy; what an engine throws
   */
  async run(id: string): Promise<void> {
    const { keeper, isIdle, statuses } = this.options
    const model = (await statuses()).find((status) => status.id === id)
    if (!model || !isMeasurable(model) || model.state === 'missing') {
      const text = `there is no language model and no recogniser ${id} on this computer`
      throw new CodedError('model_missing', text)
    }
    if (this.running) throw new CodedError('usage', 'a model is being measured already')
    if (!isIdle()) throw new CodedError('usage', 'a model can be measured while nobody talks')
    const abort = new AbortController()
    this.running = { state: { id, step: 'loading', done: 0 }, abort }
    this.tellState()
    try {
      await keeper().aside((waking) =>
        this.measure(model, { signal: AbortSignal.any([abort.signal, waking]) }),
      )
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      this.running = undefined
      this.tellState()
    }
  }

  /** The user wants no more of it. */
  stop(): void {
    this.running?.abort.abort(new DOMException('the measurement was stopped', 'AbortError'))
  }

  private async measure(
    model: Measurable & Pick<ModelStatus, 'sha256'>,
    options: { signal: AbortSignal },
  ): Promise<void> {
    const { measure, save, now, onMeasured } = this.options
    const { id, sha256 } = model
    const onProgress: OnMeasuring = (step, done) => {
      if (this.running) this.running.state = { id, step, done }
      this.tellState()
    }
    const figures = await measure(model, onProgress, options)
    const measured_at = now().toISOString()
    const known = { sha256: sha256 ?? '', machine: thisMachine(), measured_at }
    await save(id, { ...known, ...figures }, options)
    onMeasured()
  }

  private tellState(): void {
    this.options.tell('measuring', this.state)
  }
}

function isMeasurable(status: ModelStatus): status is ModelStatus & Measurable {
  return status.kind === 'llm' || status.kind === 'stt'
}
