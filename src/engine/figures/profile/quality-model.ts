// Which language model the tier `quality` has on this machine: the best that is here and answers in time. Pure.
import type { ModelStatus } from '../../models/model-status.ts'
import { TIERS } from '../../tiers.ts'
import { BUDGET_MS, costOfParameters } from './choose-tier.ts'
import type { MeasuredModel, MeasuredModels } from './measured-models.ts'

type Listed = Pick<
  ModelStatus,
  'id' | 'kind' | 'state' | 'sha256' | 'parametersB' | 'bytes' | 'licence'
>

const STANDARD = TIERS.balanced.llm

/**
 * Only what was measured on this machine is offered: what answers in time, keeps up with its voice and is larger than
 * balanced's model. Where both were judged by the same dialogues, it must not have done worse; the judges alone choose
 * nothing, since they let much pass (docs/models.md).
 * @returns catalogue id; undefined where nothing that is here is better than balanced's model
 */
export function qualityModel(
  statuses: readonly Listed[],
  measured: MeasuredModels,
): string | undefined {
  const standard = { ...statuses.find(({ id }) => id === STANDARD), figures: measured[STANDARD] }
  const better = statuses
    .filter(({ id, kind, state }) => kind === 'llm' && state !== 'missing' && id !== STANDARD)
    .flatMap((status) => {
      const figures = measured[status.id]
      return figures && isOf(figures, status) && answersInTime(figures)
        ? [{ ...status, figures }]
        : []
    })
    .filter(({ figures, parametersB = 0 }) => {
      const isLarger = parametersB > (standard.parametersB ?? Infinity)
      const [judged, least] = [figures.talk?.right, standard.figures?.talk?.right]
      return isLarger && (judged === undefined || least === undefined || judged >= least)
    })
    .toSorted(
      (a, b) =>
        (b.figures.talk?.right ?? 0) - (a.figures.talk?.right ?? 0) ||
        (b.parametersB ?? 0) - (a.parametersB ?? 0),
    )
  return better[0]?.id
}

export interface QualityCandidate {
  id: string
  bytes: number
  licence: string
  isHere: boolean
  /** Told from its size and from how balanced's model does here; null where that was not measured. */
  voiceToVoiceMs: number | null
}

/** Larger models of the catalogue that were not measured here, the smallest first; those surely too slow are left out. */
export function qualityCandidates(
  statuses: readonly Listed[],
  measured: MeasuredModels,
): QualityCandidate[] {
  const own = statuses.find(({ id }) => id === STANDARD)?.parametersB ?? Infinity
  return statuses
    .filter(({ id, kind, parametersB = 0 }) => kind === 'llm' && parametersB > own && !measured[id])
    .map(({ id, bytes, licence, state, parametersB = 0 }) => {
      const voiceToVoiceMs = estimate(parametersB, measured[STANDARD])
      return { id, bytes, licence, isHere: state !== 'missing', voiceToVoiceMs }
    })
    .filter(({ voiceToVoiceMs }) => voiceToVoiceMs === null || voiceToVoiceMs <= BUDGET_MS)
    .toSorted((a, b) => a.bytes - b.bytes)
}

function estimate(parametersB: number, standard: MeasuredModel | undefined): number | null {
  if (!standard) return null
  const { first, further } = costOfParameters(parametersB)
  const tokenMs = 1000 / standard.tokens_per_second
  const more = (first - 1) * standard.first_token_ms + 2 * (further - 1) * tokenMs
  return Math.round(standard.voice_to_voice_ms + more)
}

/** Whether these very weights were measured. */
function isOf(figures: MeasuredModel, { sha256 }: Listed): boolean {
  return figures.sha256 === sha256
}

function answersInTime({ keeps_up, voice_to_voice_ms }: MeasuredModel): boolean {
  return keeps_up && voice_to_voice_ms <= BUDGET_MS
}
