// Which tier shall answer: by the settings, by the measurement, and for now. Pure.
import { TIER_NAMES, type Tier } from '../../shared/tier.ts'
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

  /**
   * @param figures what was measured on this machine, if anything
   * @param qualityMs what a question takes with quality, where that has a model of its own, which answers in time
   */
  constructor(
    private readonly setting: () => Settings['tier'],
    private readonly figures: () => StageFigures | undefined,
    private readonly qualityMs: () => number | undefined,
  ) {}

  /** From the fastest to the best, each with other models than the one before. */
  private get tiers(): Tier[] {
    return this.qualityMs() === undefined ? distinctTiers() : [...TIER_NAMES]
  }

  /** What the measurement chooses: the best that answers in time; undefined before it. */
  get automatic(): Tier | undefined {
    const figures = this.figures()
    const tier = figures && chooseTier(figures).tier
    return tier === distinctTiers().at(-1) ? this.tiers.at(-1) : tier
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

  /** What each tier would take; nothing before the measurement, but of a language model that was measured for quality. */
  get foretold(): ForetoldTier[] {
    const figures = this.figures()
    const voiceToVoiceMs = this.qualityMs()
    return [
      ...(figures ? distinctTiers().map((tier) => foretell(tier, figures)) : []),
      ...(voiceToVoiceMs === undefined
        ? []
        : [{ tier: 'quality' as const, voiceToVoiceMs, keepsUp: true }]),
    ]
  }

  /** One tier above the one that answers for now. */
  above(): Tier | undefined {
    const { lowered, chosen, tiers } = this
    if (!lowered) return undefined
    const better = tiers[tiers.indexOf(lowered) + 1] ?? chosen
    return this.isSame(better, chosen) ? chosen : better
  }

  /** The next faster tier of other models; undefined where there is none. */
  below(tier: Tier): Tier | undefined {
    const faster = TIER_NAMES.slice(0, TIER_NAMES.indexOf(tier))
    return faster.findLast((other) => !this.isSame(tier, other))
  }

  /** Lets `tier` answer for this session, or until it is set otherwise; the settings stay as they are. */
  answerWith(tier: Tier): void {
    this.lowered = tier === this.chosen ? undefined : tier
  }

  private isSame(a: Tier, b: Tier): boolean {
    const isOwn = this.qualityMs() !== undefined && (a === 'quality') !== (b === 'quality')
    return haveSameModels(a, b) && !isOwn
  }
}
