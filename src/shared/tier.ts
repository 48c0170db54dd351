// The tiers of models, from the fastest to the best.
export const TIER_NAMES = ['fast', 'balanced', 'quality'] as const

export type Tier = (typeof TIER_NAMES)[number]
