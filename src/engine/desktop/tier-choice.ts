// Which tier shall answer: by the settings, by the measurement, and for now. Pure.
import type { Tier } from '../../shared/tier.ts'
import type { Settings } from '../../shared/window/settings.ts'
import {
  chooseTier,
  foretell,
  type ForetoldTier,
  type StageFigures,
} from '../figures/profile/choose-tier.ts'
import { distinctTiers, haveSameModels } from '../tiers.ts'

/** `auto` as long as nothing is measured. */
const UNMEASURED: Tier = 'balanced'

export class TierChoice {
  /** Answers for now instead of the chosen one. */
  private lowered: Tier | undefined

  /** @param figures what was measured on this machine, if anything */
  constructor(
    private readonly setting: () => Settings['tier'],
    private readonly figures: () => StageFigures | undefined,
  ) {}

  /** What the measurement chooses; undefined before it. */
  get automatic(): Tier | undefined {
    const figures = this.figures()
    return figures && chooseTier(figures).tier
  }

  /** The tier whose models are needed. Never one that stands in for it for now. */
  get chosen(): Tier {
    const setting = this.setting()
    return setting === 'auto' ? (this.automatic ?? UNMEASURED) : setting
  }

  get insteadForNow(): Tier | undefined {
    return this.lowered
  }

  /**
   * The first of these whose models are all here is to be opened. A measurement may choose models that were never
   * fetched: until they are, those answer that are here.
   */
  get order(): Tier[] {
    const { lowered, chosen } = this
    const others = this.setting() === 'auto' && this.automatic ? distinctTiers() : []
    return [...new Set([...(lowered ? [lowered] : []), chosen, ...others])]
  }

  /** What each tier would take; nothing before the measurement. */
  get foretold(): ForetoldTier[] {
    const figures = this.figures()
    return figures ? distinctTiers().map((tier) => foretell(tier, figures)) : []
  }

  /** One tier above the one that answers for now. */
  above(): Tier | undefined {
    const { lowered, chosen } = this
    if (!lowered) return undefined
    const tiers = distinctTiers()
    const better = tiers[tiers.indexOf(lowered) + 1] ?? chosen
    return haveSameModels(better, chosen) ? chosen : better
  }

  /** Lets `tier` answer for this session, or until it is set otherwise; the settings stay as they are. */
  answerWith(tier: Tier): void {
    this.lowered = tier === this.chosen ? undefined : tier
  }
}
