// What a language model or a recogniser was measured to take here, in words. Pure.
import { formatBytes } from '../../format/format-bytes.ts'
import { formatMs, roughly } from '../../../shared/format-ms.ts'
import type { MeasuringStep, ModelRow } from '../../../shared/window/app-state.ts'
import type { HearingFacts, MeasuredFacts } from '../../../shared/window/measured-facts.ts'

export const STEP_WORDS: Readonly<Record<MeasuringStep, string>> = {
  loading: 'Being loaded.',
  timing: 'Its times are being taken.',
  talking: 'It is asked a few questions, and its replies are judged.',
  hearing: 'It hears a few questions, and the words that it mishears are counted.',
  closing: 'Being loaded once more, as at every start.',
}

export interface MeasuredWords {
  /** ISO 8601. */
  at: string
  /** One short phrase each. */
  facts: string[]
  /** What speaks against talking with it; null where nothing does. */
  late: string | null
}

/** Null where it was not measured. */
export function measuredWords({
  measured,
  hearing,
}: Pick<ModelRow, 'measured' | 'hearing'>): MeasuredWords | null {
  if (hearing)
    return { at: hearing.at, facts: hearingFacts(hearing), late: lateHearingWords(hearing) }
  if (!measured) return null
  return { at: measured.at, facts: measuredFacts(measured), late: lateWords(measured) }
}

export function measuredFacts(facts: MeasuredFacts): string[] {
  const { voiceToVoiceMs, firstTokenMs, tokensPerSecond, talk } = facts
  return [
    `Answers after about ${formatMs(roughly(voiceToVoiceMs))}`,
    `first word ${formatMs(firstTokenMs)}`,
    `${tokensPerSecond} words or parts of words a second`,
    ...cost(facts),
    talk === null
      ? 'its replies were not judged'
      : `${Math.round(talk.right * talk.turns)} of ${talk.turns} replies right`,
  ]
}

export function hearingFacts(facts: HearingFacts): string[] {
  const { voiceToVoiceMs, usualVoiceToVoiceMs, clip3Ms, clip10Ms } = facts
  const { misheard, usualMisheard } = facts
  const missed = (where: 'quiet' | 'noise'): string =>
    `${misheard[where].errors} of ${misheard[where].words} words (usually ${usualMisheard[where].errors})`
  return [
    `Answered after about ${formatMs(roughly(voiceToVoiceMs))} (usually ${formatMs(roughly(usualVoiceToVoiceMs))})`,
    `hears 3 s in ${formatMs(clip3Ms)}, 10 s in ${formatMs(clip10Ms)}`,
    ...cost(facts),
    `mishears ${missed('quiet')}, in loud noise ${missed('noise')}`,
  ]
}

function cost({ memoryBytes, loadMs }: { memoryBytes: number | null; loadMs: number }): string[] {
  return [
    ...(memoryBytes === null ? [] : [`${formatBytes(memoryBytes)} of memory`]),
    `loads in ${(loadMs / 1000).toFixed(1)} s`,
  ]
}

export function lateWords({ isInTime, keepsUp }: MeasuredFacts): string | null {
  if (!keepsUp) return 'Too slow to talk with: its voice would have to wait for words.'
  return isInTime ? null : LATE
}

export function lateHearingWords({ isInTime, clip10Ms }: HearingFacts): string | null {
  if (clip10Ms > 10_000)
    return 'Slower than speech: the longer you talk, the longer you would wait.'
  return isInTime ? null : LATE
}

const LATE = 'Late for talking: you would wait for more than a second.'
