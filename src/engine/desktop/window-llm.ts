// Which language model the window's engine has: the tier's, the user's own, or the best for quality.
import type { Tier } from '../../shared/tier.ts'
import type { Settings } from '../../shared/window/settings.ts'
import type { MeasuredModels } from '../figures/profile/measured-models.ts'
import { qualityModel } from '../figures/profile/quality-model.ts'
import type { ModelStatus } from '../models/model-status.ts'

type Chosen = Pick<Settings, 'llmModel' | 'tier'>

/**
 * @returns catalogue id; undefined for the tier's own: nothing else is wanted, or what is wanted is not here any more
 */
export function windowLlm(
  tier: Tier,
  { llmModel }: Pick<Settings, 'llmModel'>,
  statuses: readonly ModelStatus[],
  measured: MeasuredModels,
): string | undefined {
  const isHere = statuses.some(
    ({ id, kind, state }) => id === llmModel && kind === 'llm' && state !== 'missing',
  )
  if (llmModel !== null && isHere) return llmModel
  return tier === 'quality' ? qualityModel(statuses, measured) : undefined
}

/** Whether a change of the settings may ask for another language model though the tiers have the same ones. */
export function wantsOtherLlm(before: Chosen, now: Chosen): boolean {
  const isQuality = ({ tier }: Chosen): boolean => tier === 'quality'
  return before.llmModel !== now.llmModel || isQuality(before) !== isQuality(now)
}
