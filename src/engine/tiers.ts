// Which models each tier uses: catalogue ids of resources/models/catalog.json.
import { TIER_NAMES, type Tier } from '../shared/tier.ts'

export type { Tier }

export interface TierModels {
  /** Hears every clip first. */
  stt: string
  /** Hears again what `stt` was unsure of, and whatever is not English (src/engine/stages/stt/second-opinion.ts). */
  carefulStt?: string
  llm: string
}

/** The voice and the detectors are the same in every tier. */
export const VOICE_MODEL = 'kokoro-82m'
/** What is made of it: the front, the generator for windows and for whole utterances. */
export const VOICE_PARTS = {
  front: 'kokoro-front',
  window: 'kokoro-window',
  whole: 'kokoro-whole',
}
export const VOICE_VOCABULARY = 'kokoro-vocab'
export const VAD_MODEL = 'silero-vad-v5'

const HEARD_TWICE = { stt: 'whisper-tiny.en-q8_0', carefulStt: 'whisper-base-q8_0' }

export const TIERS: Record<Tier, TierModels> = {
  fast: { stt: 'whisper-tiny.en-q8_0', llm: 'llm-0.5b' },
  balanced: { ...HEARD_TWICE, llm: 'llm-1.5b' },
  // At the least: a better one that is here and quick enough takes its place (figures/profile/quality-model.ts).
  quality: { ...HEARD_TWICE, llm: 'llm-1.5b' },
}

/**
 * Which recognisers an engine opens, by catalogue id, each once: `chosen` is none of the other two. The tier's are opened
 * beside `sttModel`, however good that is: it may be many times slower, and the words that are shown and read along while
 * somebody speaks come from a quick one.
 */
export function recognisersOf(
  tier: Tier,
  { sttModel, soleSttModel }: { sttModel?: string; soleSttModel?: string },
): { first: string; careful?: string; chosen?: string } {
  if (soleSttModel !== undefined) return { first: soleSttModel }
  const { stt: first, carefulStt: careful } = TIERS[tier]
  const isOther = sttModel !== undefined && sttModel !== first && sttModel !== careful
  return { first, ...(careful && { careful }), ...(isOther && { chosen: sttModel }) }
}

/** Catalogue ids of the models that a conversation in `tier` takes, each once. */
export function modelsOfTier(tier: Tier): string[] {
  const { stt, carefulStt, llm } = TIERS[tier]
  const recognition = carefulStt === undefined ? [stt] : [stt, carefulStt]
  return [...recognition, llm, ...Object.values(VOICE_PARTS), VOICE_VOCABULARY, VAD_MODEL]
}

/** From the fastest to the best; left out is one that has, as it comes, the same models as the one before it: quality. */
export function distinctTiers(): Tier[] {
  return TIER_NAMES.filter((tier, i) => i === 0 || !haveSameModels(tier, TIER_NAMES[i - 1]!))
}

export function haveSameModels(a: Tier, b: Tier): boolean {
  return modelsOfTier(a).join() === modelsOfTier(b).join()
}
