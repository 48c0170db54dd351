// What made slow turns slow, in words. Pure.
import { formatMs } from '../../../shared/format-ms.ts'
import type { SlowCause, SlowTurn, Statistics } from '../../../shared/window/statistics.ts'
import type { WaterfallTone } from '../../../shared/waterfall.ts'

export const CAUSES: Record<SlowCause, { text: string; tone: WaterfallTone }> = {
  endpoint: { text: 'waiting to be sure that you were done', tone: 'wait' },
  stt: { text: 'speech to text', tone: 'stt' },
  llm: { text: 'the language model’s first words', tone: 'llm' },
  tts: { text: 'the voice’s first sound', tone: 'tts' },
  rest: { text: 'waking up, or waiting to be played', tone: 'play' },
}

/** How many were slow, and what was to blame most often. */
export function slowSentence({ slow, voiceToVoice }: Statistics): string {
  const limit = formatMs(slow.fromMs)
  const [first] = slow.causes
  if (!first) return `No turn took longer than ${limit}.`
  const turns = `${slow.n} of ${voiceToVoice.n} turns took longer than ${limit}.`
  const { text } = CAUSES[first.cause]
  if (slow.n === 1) return `${turns} Most of that time went to ${text}.`
  const often = first.n === slow.n ? 'Each time' : `In ${first.n} of them`
  return `${turns} ${often} most of that time went to ${text}.`
}

/** e.g. `2,450 ms, 71 % of it the language model’s first words`. */
export function slowTurnWords({ timeMs, cause, share }: SlowTurn): string {
  return `${formatMs(timeMs)}, ${Math.round(share * 100)} % of it ${CAUSES[cause].text}`
}
