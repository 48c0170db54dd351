// "Give me a shout in four minutes, for the tea.": a timer in free words. Not the whole has to be understood, but that a sign is
// asked for, of us, and for when; what else stands beside it is no other request.
import { ownWords } from '../tools/own-words.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { readDuration } from './duration-words.ts'
import { spokenDuration } from './spoken-time.ts'
import { settingOf } from './timer-answer.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'
import { WordReader } from './word-reader.ts'

/** What is said to us begins a clause, or stands behind these; "they shout at me" does not. */
const TO_US = String.raw`(?:^|[,.;:!?–-]\s*|\b(?:please|and|then|so|just|can you|could you|would you|will you|want you to|need you to|like you to)\s+)(?:(?:please|just|also|then|so|and|okay|hey)\s+)*`
const A_SIGN =
  '(?:shout|nudge|ping|buzz|beep|call|ring|yell|holler|sign|signal|warning|alert|alarm|heads[- ]?up)'
const CALLING = '(?:shout|ping|buzz|beep|alert|nudge|warn|yell|holler|notify|wake|call|ring)'
const WHEN = '(?:in|after|when|once|as soon as)'
const SIGN = new RegExp(
  [
    String.raw`${TO_US}(?:give|drop|send) me (?:a|an|another|one)(?: \p{L}+)? ${A_SIGN}\b`,
    String.raw`${TO_US}${CALLING}(?: (?:at|to|out to))? me(?: up)?\b`,
    String.raw`${TO_US}(?:${CALLING}|tell me|let me know)(?: again| please| out)? ${WHEN}\b`,
  ].join('|'),
  'iu',
)
const NEED = 'needs?|takes?|wants?|has|have|must|should'
/** All of a sentence: "The bread needs thirty minutes, starting now." */
const NEEDED = new RegExp(
  String.raw`(?:^|[.!?]\s+)(?:(?:okay|so|and|now|well|right)\W+)*(?:the|my|our|this|these|those) (?:\p{L}+ ){1,3}?(?:${NEED}|goes? in|is in|are in)\b[^.?!"“]*\b(?:starting|beginning|counting|as of|from) (?:right )?now\W*$`,
  'iu',
)
/** Before or behind the time. */
const BEFORE =
  /^(?:in|after|when|once|for|within|another|next|of|the|these|those|soon|as|needs?|takes?|wants?|has|have|get|gets|exactly|about|around)$/
const BEHIND = /^(?:are|is|have|has|from|starting|beginning|counting|later|time|timer)$/
/** A time of day, again and again, or more than a wish: for a reminder, or for the model. */
const BEYOND =
  /\b(?:every|each|daily|tomorrow|tonight|yesterday|ago|morning|afternoon|evening|noon|midnight|o'clock|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at (?:half|quarter|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|about (?:the|a|an|your|my|how|what|why)|story|explain|joke|how to|why|what)\b/
const MOST_WORDS = 24
const ARTICLE = /^(?:the|my|a|an|our)$/
const NEEDS = new RegExp(`^(?:${NEED}|goes?|is|are)$`)
const NO_NAME =
  /^(?:i|it|that|this|he|she|we|you|they|me|and|then|now|up|over|when|which|what|there|here|all|time|please|\d.*)$/

/** Only where one amount of time is named. */
export function answerFreeTimer(
  { words, text, transcript }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  if (words.length > MOST_WORDS || BEYOND.test(text)) return undefined
  if (!NEEDED.test(transcript) && !SIGN.test(ownWords(transcript))) return undefined
  const spans = durationsIn(words)
  const [span] = spans
  if (!span || spans.length > 1) return undefined
  const isIntroduced = BEFORE.test(words[span.from - 1] ?? '') || BEHIND.test(words[span.to] ?? '')
  if (!isIntroduced) return undefined
  const label = nameIn(words, span)
  const setting = { durationMs: span.durationMs, ...(label !== undefined && { label }) }
  const answer = toolAnswer('timer-set', 'timer_set', settingOf(setting), context)
  return { ...answer, command: `set a timer for ${spokenDuration(span.durationMs)}` }
}

interface Span {
  durationMs: number
  /** Of the words: from this one to before that one. */
  from: number
  to: number
}

function durationsIn(words: readonly string[]): Span[] {
  const found: Span[] = []
  for (let from = 0; from < words.length; from++) {
    const reader = new WordReader(words.slice(from))
    const durationMs = readDuration(reader)
    if (durationMs === undefined) continue
    const to = from + reader.position
    found.push({ durationMs, from, to })
    from = to - 1
  }
  return found
}

/** "for the green tea" at the end or before the time, or "the eggs need". */
function nameIn(words: readonly string[], { from, to }: Span): string | undefined {
  const needs = words.findIndex((word) => NEEDS.test(word))
  const what = needs > 0 && needs < from ? words.slice(0, needs) : undefined
  return nameOf(words.slice(to), 'for') ?? nameOf(words.slice(0, from), 'for') ?? nameOf(what)
}

/** @param behind the word that it stands behind; absent: an article begins it */
function nameOf(words: readonly string[] = [], behind?: string): string | undefined {
  const at = behind === undefined ? -1 : words.lastIndexOf(behind)
  if (behind !== undefined && at < 0) return undefined
  const [first = '', ...rest] = words.slice(at + 1)
  if (behind === undefined && !ARTICLE.test(first)) return undefined
  const name = ARTICLE.test(first) ? rest : [first, ...rest]
  const isName = name.length > 0 && name.length <= 3 && !name.some((word) => NO_NAME.test(word))
  return isName ? name.join(' ') : undefined
}
