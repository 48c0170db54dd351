// Which language model the window's engine has in each tier: the tier's, the user's own, or the best for quality.
import type { Settings } from '../../shared/window/settings.ts'
import type { MeasuredModels } from '../figures/profile/measured-models.ts'
import { qualityChoice, type QualityChoice } from '../figures/profile/quality-model.ts'
import type { ModelStatus } from '../models/model-status.ts'
import { TIERS, type Tier } from '../tiers.ts'

export interface WindowLlmStore {
  status(): Promise<ModelStatus[]>
  measured(): Promise<MeasuredModels>
}

export class WindowLlm {
  private statuses: readonly ModelStatus[] = []
  private measured: MeasuredModels = {}

  constructor(
    private readonly store: WindowLlmStore,
    private readonly settings: () => Pick<Settings, 'llmModel'>,
  ) {}

  /** Reads anew what is here and was measured; by that all else is told. */
  async read(): Promise<ModelStatus[]> {
    const [statuses, measured] = await Promise.all([this.store.status(), this.store.measured()])
    this.statuses = statuses
    this.measured = measured
    return statuses
  }

  /** Catalogue id: the user's own in every tier while it is here, for quality the best that was measured. */
  of(tier: Tier): string {
    const { llmModel } = this.settings()
    const isHere = this.statuses.some(
      ({ id, kind, state }) => id === llmModel && kind === 'llm' && state !== 'missing',
    )
    if (llmModel !== null && isHere) return llmModel
    const best = tier === 'quality' ? this.quality.id : undefined
    return best ?? TIERS[tier].llm
  }

  get quality(): QualityChoice {
    return qualityChoice(this.statuses, this.measured)
  }

  /** What a question takes with quality, in ms; undefined where quality answers with the same model as balanced. */
  get qualityMs(): number | undefined {
    return this.of('quality') === this.of('balanced')
      ? undefined
      : this.quality.figures?.voice_to_voice_ms
  }
}
