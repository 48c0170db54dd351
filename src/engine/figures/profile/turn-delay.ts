// How late a reply was by the machine's fault. Pure.
import type { TurnSummary } from '../../../shared/turn-events.ts'
import { BUDGET_MS } from './choose-tier.ts'

/** Silence that ends a turn as the settings have it at first: the budget holds for this. */
const USUAL_SILENCE_MS = 500

/**
 * The reply's delay as a share of what it may take: 1 is just in time. With push-to-talk it counts from the release. A
 * pause that was waited out longer than usual, because the user set it so or the words sounded unfinished, is no fault
 * of the machine.
 * @param isSttChosen a recogniser of the user's own heard it: a lower tier would hear with the same one, so that its time is
 * no reason to step down to a worse model
 * @returns undefined for a turn that tells nothing: not heard, or answered without the model
 */
export function turnDelay(
  { voice_to_voice_ms, stages }: Pick<TurnSummary, 'voice_to_voice_ms' | 'stages'>,
  talk: 'ptt' | 'duplex',
  isSttChosen = false,
): number | undefined {
  const { endpoint_ms, stt_ms, llm_first_token_ms } = stages
  if (voice_to_voice_ms === null || endpoint_ms === null || llm_first_token_ms === null)
    return undefined
  const waitedMs = talk === 'ptt' ? endpoint_ms : Math.max(0, endpoint_ms - USUAL_SILENCE_MS)
  const heardMs = isSttChosen ? (stt_ms ?? 0) : 0
  return (voice_to_voice_ms - waitedMs - heardMs) / BUDGET_MS
}
