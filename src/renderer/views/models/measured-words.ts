// What a language model was measured to take here, in words. Pure.
import { formatBytes } from '../../format/format-bytes.ts'
import { formatMs, roughly } from '../../../shared/format-ms.ts'
import type { MeasuredFacts, MeasuringStep } from '../../../shared/window/app-state.ts'

export const STEP_WORDS: Readonly<Record<MeasuringStep, string>> = {
  loading: 'Being loaded.',
  timing: 'Its times are being taken.',
  talking: 'It is asked a few questions, and its replies are judged.',
  closing: 'Being loaded once more, as at every start.',
}

/** One short phrase each. */
export function measuredFacts(facts: MeasuredFacts): string[] {
  const { voiceToVoiceMs, firstTokenMs, tokensPerSecond, memoryBytes, loadMs, talk } = facts
  return [
    `Answers after about ${formatMs(roughly(voiceToVoiceMs))}`,
    `first word ${formatMs(firstTokenMs)}`,
    `${tokensPerSecond} words or parts of words a second`,
    ...(memoryBytes === null ? [] : [`${formatBytes(memoryBytes)} of memory`]),
    `loads in ${(loadMs / 1000).toFixed(1)} s`,
    talk === null
      ? 'its replies were not judged'
      : `${Math.round(talk.right * talk.turns)} of ${talk.turns} replies right`,
  ]
}

/** What speaks against talking with it; null where nothing does. */
export function lateWords({ isInTime, keepsUp }: MeasuredFacts): string | null {
  if (!keepsUp) return 'Too slow to talk with: its voice would have to wait for words.'
  return isInTime ? null : 'Late for talking: you would wait for more than a second.'
}
