// Which language model the tier `quality` has on this machine: the best that is here and answers in time. Pure.
import type { WorthTrying } from '../../../shared/window/app-state.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import { TIERS } from '../../tiers.ts'
import { BUDGET_MS, costOfParameters } from './choose-tier.ts'
import type { MeasuredModel, MeasuredModels } from './measured-models.ts'

type Listed = Pick<
  ModelStatus,
  'id' | 'title' | 'kind' | 'state' | 'sha256' | 'parametersB' | 'bytes' | 'licence'
>

const STANDARD = TIERS.balanced.llm

export interface QualityChoice {
  /** Catalogue id; undefined where balanced's model answers for want of a better one. */
  id: string | undefined
  /** Of it. */
  title: string | undefined
  figures: MeasuredModel | undefined
  /** In one sentence, for people: what answers, and what became of every other larger model that is here. */
  why: string
  /** What would be worth measuring, or fetching and measuring, those that are here first. Nothing is fetched unasked. */
  worthTrying: readonly WorthTrying[]
}

/**
 * Only what was measured on this machine is taken: what answers in time, keeps up with its voice and is larger than
 * balanced's model. Where both were judged by the same dialogues, it must not have done worse; the judges alone choose
 * nothing, since they let much pass (docs/models.md).
 */
export function qualityChoice(
  statuses: readonly Listed[],
  measured: MeasuredModels,
): QualityChoice {
  const standard = statuses.find(({ id }) => id === STANDARD)
  const least = measuredOf(standard, measured)?.talk?.right
  const larger = statuses
    .filter(({ id, kind, state }) => kind === 'llm' && state !== 'missing' && id !== STANDARD)
    .filter(({ parametersB = 0 }) => parametersB > (standard?.parametersB ?? Infinity))
    .map((status) => {
      const figures = measuredOf(status, measured)
      return { ...status, figures, against: hindrance(figures, least) }
    })
  const [best, ...behind] = larger
    .filter(({ against }) => against === undefined)
    .toSorted(
      (a, b) =>
        (b.figures?.talk?.right ?? 0) - (a.figures?.talk?.right ?? 0) ||
        (b.parametersB ?? 0) - (a.parametersB ?? 0),
    )
  const others = [
    ...behind.map(({ title, figures }) => `${title} is not better${rightOf(figures)}`),
    ...larger.flatMap(({ title, against }) => (against === undefined ? [] : `${title} ${against}`)),
  ]
  const chosen = best
    ? `${best.title} is the best model here that answers in time, after ${best.figures?.voice_to_voice_ms} ms${rightOf(best.figures)}`
    : `Answers as balanced does${larger.length === 0 ? ': no larger model is here' : ''}`
  return {
    id: best?.id,
    title: best?.title,
    figures: best?.figures,
    why: `${[chosen, ...others].join('; ')}.`,
    worthTrying: qualityCandidates(statuses, measured),
  }
}

/**
 * Larger models of the catalogue that were not measured here, those that are here first, then the smallest; those surely
 * too slow are left out.
 */
function qualityCandidates(statuses: readonly Listed[], measured: MeasuredModels): WorthTrying[] {
  const standard = statuses.find(({ id }) => id === STANDARD)
  const own = standard?.parametersB ?? Infinity
  return statuses
    .filter(({ kind, parametersB = 0 }) => kind === 'llm' && parametersB > own)
    .filter((status) => !measuredOf(status, measured))
    .map(({ id, title, bytes, licence, state, parametersB = 0 }) => {
      const voiceToVoiceMs = estimate(parametersB, measuredOf(standard, measured))
      return { id, title, bytes, licence, isHere: state !== 'missing', voiceToVoiceMs }
    })
    .filter(({ voiceToVoiceMs }) => voiceToVoiceMs === null || voiceToVoiceMs <= BUDGET_MS)
    .toSorted((a, b) => Number(b.isHere) - Number(a.isHere) || a.bytes - b.bytes)
}

function estimate(parametersB: number, standard: MeasuredModel | undefined): number | null {
  if (!standard) return null
  const { first, further } = costOfParameters(parametersB)
  const tokenMs = 1000 / standard.tokens_per_second
  const more = (first - 1) * standard.first_token_ms + 2 * (further - 1) * tokenMs
  return Math.round(standard.voice_to_voice_ms + more)
}

/** What was measured of these very weights: others under the same id were not. */
export function measuredOf<Figures extends { sha256: string }>(
  status: Pick<Listed, 'id' | 'sha256'> | undefined,
  measured: Readonly<Record<string, Figures>>,
): Figures | undefined {
  const figures = status && measured[status.id]
  return figures?.sha256 === status?.sha256 ? figures : undefined
}

export function answersInTime({
  keeps_up,
  voice_to_voice_ms,
}: Pick<MeasuredModel, 'keeps_up' | 'voice_to_voice_ms'>): boolean {
  return keeps_up && voice_to_voice_ms <= BUDGET_MS
}

/** Why a larger model does not answer, as a sentence goes on behind its name. @param least what balanced's has right */
function hindrance(
  figures: MeasuredModel | undefined,
  least: number | undefined,
): string | undefined {
  if (!figures) return 'was not measured yet'
  if (!figures.keeps_up) return 'would keep its voice waiting for words'
  if (!answersInTime(figures)) return `takes ${figures.voice_to_voice_ms} ms`
  const judged = figures.talk?.right
  if (judged === undefined || least === undefined || judged >= least) return undefined
  return `had ${percent(judged)} of its replies right, and balanced's model ${percent(least)}`
}

function rightOf(figures: MeasuredModel | undefined): string {
  return figures?.talk ? ` (${percent(figures.talk.right)} of its replies right)` : ''
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
