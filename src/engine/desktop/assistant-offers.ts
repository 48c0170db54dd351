// Which assistants can be chosen, and what each would be on this computer. Pure but for `thisComputer`.
import { availableParallelism, totalmem } from 'node:os'
import type { AssistantOffer, AssistantOffers } from '../../shared/window/app-state.ts'
import { TIER_NAMES } from '../../shared/tier.ts'
import { cpuModel } from '../figures/diagnostics/machine-facts.ts'
import { BUDGET_MS, type ForetoldTier } from '../figures/profile/choose-tier.ts'
import { freeBytes } from '../models/disk-space.ts'
import type { ModelStatus } from '../models/model-status.ts'
import type { QualityChoice } from '../figures/profile/quality-model.ts'
import { TIERS, type Tier } from '../tiers.ts'
import { missingOf } from './engine-keeper.ts'
import type { TierChoice } from './tier-choice.ts'
import type { WindowLlm } from './window-llm.ts'

type Machine = AssistantOffers['machine']

/**
 * The most that recogniser, language model, voice and detector took together (proportional set size, weights mapped into
 * memory included) over the first three demo questions on Linux without a GPU: 1,325 and 2,700 MiB.
 */
const MEMORY_BYTES: Record<Tier, number> = {
  fast: 1_400_000_000,
  balanced: 2_800_000_000,
  quality: 2_800_000_000,
}
/** What the system, the window and other programs want beside the engines. */
const OTHERS_BYTES = 2_000_000_000
/** Left over on the disk for everything else. */
const SPARE_DISK_BYTES = 500_000_000

/**
 * @param statuses the whole catalogue
 * @param foretold nothing before this computer was measured
 * @param quality what quality answers with
 */
export function assistantOffers(
  statuses: ModelStatus[],
  foretold: readonly ForetoldTier[],
  quality: QualityChoice,
  machine: Machine,
): AssistantOffers {
  const offers = TIER_NAMES.map((tier): AssistantOffer => {
    const standard = statuses.find(({ id }) => id === TIERS[tier].llm)
    const best = tier === 'quality' ? statuses.find(({ id }) => id === quality.id) : undefined
    const answers =
      foretold.find((one) => one.tier === tier) ??
      // without a model of its own it is what balanced is
      (tier === 'quality' ? foretold.find((one) => one.tier === 'balanced') : undefined)
    const missing = missingOf(statuses, tier)
    const more = best ? best.bytes - (standard?.bytes ?? 0) : 0
    const memoryBytes = MEMORY_BYTES[tier] + more
    return {
      tier,
      model: (best ?? standard)?.title ?? TIERS[tier].llm,
      // balanced's model stays beside it: it answers where the other is gone
      diskBytes: total(statuses.filter(({ tiers }) => tiers.includes(tier))) + (best?.bytes ?? 0),
      memoryBytes,
      missing,
      voiceToVoiceMs: answers?.voiceToVoiceMs ?? null,
      hindrance: hindranceOf(memoryBytes, missing.bytes, answers, machine),
      choice:
        tier === 'quality'
          ? { why: quality.why, worthTrying: quality.worthTrying[0] ?? null }
          : null,
    }
  })
  return { machine, offers }
}

/** As it is at this moment. @param cacheFolder where models are kept; it need not exist yet */
export async function offersHere(
  llm: Pick<WindowLlm, 'read' | 'quality'>,
  { foretold }: Pick<TierChoice, 'foretold'>,
  cacheFolder: string,
): Promise<AssistantOffers> {
  const statuses = await llm.read()
  return assistantOffers(statuses, foretold, llm.quality, await thisComputer(cacheFolder))
}

/** @param cacheFolder where models are kept; it need not exist yet */
async function thisComputer(cacheFolder: string): Promise<Machine> {
  return {
    cpu: cpuModel(),
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    freeDiskBytes: await freeBytes(cacheFolder).catch(() => null),
  }
}

function hindranceOf(
  memoryBytes: number,
  missingBytes: number,
  answers: ForetoldTier | undefined,
  machine: Machine,
): AssistantOffer['hindrance'] {
  if (memoryBytes + OTHERS_BYTES > machine.memoryBytes) return 'memory'
  const { freeDiskBytes } = machine
  if (missingBytes > 0 && freeDiskBytes !== null && freeDiskBytes < missingBytes + SPARE_DISK_BYTES)
    return 'disk'
  if (answers && (!answers.keepsUp || answers.voiceToVoiceMs > BUDGET_MS)) return 'slow'
  return null
}

function total(statuses: readonly ModelStatus[]): number {
  return statuses.reduce((sum, { bytes }) => sum + bytes, 0)
}
