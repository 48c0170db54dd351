// Which tier suits a machine, from what its stages were measured to take. Pure.
import { distinctTiers, TIERS } from '../../tiers.ts'
import type { Tier } from '../../tiers.ts'

/** What each stage takes on this machine, warm and with nothing else at work. */
export interface StageFigures {
  /** Catalogue id of the language model that was measured. */
  llm: string
  /** A spoken question of two seconds → its transcript, by the model that hears first. */
  sttMs: number
  /** Transcript → first token, all but its last words read before. */
  firstTokenMs: number
  /** Each further token. */
  tokenMs: number
  /** First clause → first sound. */
  firstAudioMs: number
  /** Time it takes to make a second of speech, in seconds. */
  realTimeFactor: number
}

export interface ForetoldTier {
  tier: Tier
  /** Last sample of a short question → first sound of the reply. */
  voiceToVoiceMs: number
  /** Once it speaks it never runs dry. */
  keepsUp: boolean
}

/** The goal for a short question, hands-free (requirements: 95 of 100 turns). */
export const BUDGET_MS = 1_000

/** Last sample → the pause is seen and work begins; the loudspeaker's buffer. Of no engine (docs/latency.md). */
const PAUSE_MS = 110
const PLAY_MS = 60
/** The silence behind words that sound finished: sooner nothing is heard, however fast the machine. */
const COMMIT_MS = 300
/** The first clause of a short reply has three tokens (docs/latency.md). */
const FURTHER_TOKENS = 2
/** One clip in eight is heard again by the larger model, which takes 2.2 times as long (docs/latency.md). */
const SECOND_OPINION = 2.2 / 8
/** Speech of one second has about three words. */
const TOKENS_PER_SECOND = 4

/**
 * What a language model takes beside the 1.5B one, for the first token and for each further one, so that one measured
 * model tells of the others. Measured on 2 cores: 70 and 24 ms beside 149 and 39 ms.
 */
export const RELATIVE_COST: Readonly<Record<string, { first: number; further: number }>> = {
  'llm-0.5b': { first: 0.47, further: 0.62 },
  'llm-1.5b': { first: 1, further: 1 },
}

/**
 * The same of a model that was never measured, by the line through the two that were: between them near, far beyond them
 * a guess.
 * @param parametersB billions of parameters, quantised to 4 bits
 */
export function costOfParameters(parametersB: number): { first: number; further: number } {
  const share = (parametersB - 0.49) / (1.54 - 0.49)
  return { first: 0.47 + 0.53 * share, further: 0.62 + 0.38 * share }
}

/**
 * The stages of one turn, added up as they follow each other when they share the cores.
 * @param llm catalogue id of another language model than the tier's; of one without a known cost, that it was measured
 * itself is taken for granted
 * @param chosenSttMs what a chosen recogniser takes for the clip of `sttMs`: it hears every clip, and no other then does
 */
export function foretell(
  tier: Tier,
  figures: StageFigures,
  llm: string = TIERS[tier].llm,
  chosenSttMs?: number,
): ForetoldTier {
  const { carefulStt } = TIERS[tier]
  const [cost, measured] = [costOf(llm), costOf(figures.llm)]
  const firstTokenMs = (figures.firstTokenMs * cost.first) / measured.first
  const tokenMs = (figures.tokenMs * cost.further) / measured.further
  const sttMs = chosenSttMs ?? figures.sttMs * (carefulStt === undefined ? 1 : 1 + SECOND_OPINION)
  const clauseMs = firstTokenMs + FURTHER_TOKENS * tokenMs
  const readyMs = PAUSE_MS + sttMs + clauseMs + figures.firstAudioMs
  const thinking = (TOKENS_PER_SECOND * tokenMs) / 1000
  return {
    tier,
    voiceToVoiceMs: Math.round(Math.max(COMMIT_MS, readyMs) + PLAY_MS),
    keepsUp: thinking + figures.realTimeFactor <= 1,
  }
}

/** The best tier that answers within the budget and keeps up with its own speech; the fastest where none does. */
export function chooseTier(figures: StageFigures, tiers = distinctTiers()): ForetoldTier {
  const foretold = tiers.map((tier) => foretell(tier, figures))
  const fits = ({ voiceToVoiceMs, keepsUp }: ForetoldTier): boolean =>
    keepsUp && voiceToVoiceMs <= BUDGET_MS
  return foretold.findLast(fits) ?? foretold[0]!
}

function costOf(llm: string): { first: number; further: number } {
  return RELATIVE_COST[llm] ?? { first: 1, further: 1 }
}
