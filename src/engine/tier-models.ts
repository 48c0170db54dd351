// The models that a conversation in a tier takes.
import { TIERS, VAD_MODEL, VOICE_MODEL, VOICE_VOCABULARY, type Tier } from './tiers.ts'

/** Catalogue ids. */
export function modelsOfTier(tier: Tier): string[] {
  return [TIERS[tier].stt, TIERS[tier].llm, VOICE_MODEL, VOICE_VOCABULARY, VAD_MODEL]
}
