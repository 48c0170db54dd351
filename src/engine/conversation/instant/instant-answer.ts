// What needs no language model: time and date, sums, units, spelling, timers, reminders and the voice's own controls, answered at once.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { answerClock } from './clock-answer.ts'
import { answerControl } from './control-answer.ts'
import { answerConversion } from './conversion-answer.ts'
import { answerFreeTimer } from './free-timer.ts'
import { answerSum } from './sum-answer.ts'
import { answerPlaceTime } from './place-time-answer.ts'
import { answerReminder } from './reminder-answer.ts'
import { answerRunning } from './running-answer.ts'
import { answerTimer } from './timer-answer.ts'
import { plainWords } from './utterance.ts'
import { answerWeekday } from './weekday-answer.ts'
import { answerWords } from './word-answer.ts'

/** Nothing that is answered here takes longer to say; what goes on is for the model. */
const MOST_CHARS = 200
/** Between two questions that were asked in one breath. */
const JOIN = /[.?!]\s+(?:and\s+)?|,?\s+and\s+/giu
const ANSWERS = [
  answerControl,
  answerRunning,
  answerTimer,
  answerReminder,
  answerClock,
  answerPlaceTime,
  answerWeekday,
  answerConversion,
  answerSum,
  answerWords,
  answerFreeTimer,
]

/**
 * Answers what was said where the whole of it is a request of a known form, or two; a part is not enough. Free of time and
 * effects: what is to be done stands in the answer.
 * @param transcript as whisper wrote it
 * @returns undefined where the model must answer
 */
export function instantAnswer(
  transcript: string,
  context: InstantContext,
): InstantAnswer | undefined {
  if (transcript.length > MOST_CHARS) return undefined
  return oneAnswer(transcript, context) ?? twoAnswers(transcript, context)
}

function oneAnswer(transcript: string, context: InstantContext): InstantAnswer | undefined {
  const utterance = plainWords(transcript)
  if (utterance.words.length === 0) return undefined
  for (const answer of ANSWERS) {
    const found = answer(utterance, context)
    if (found) return found
  }
  return undefined
}

/** "What is twelve times nine, and what day is it tomorrow?" Only of questions: one turn does one thing at most. */
function twoAnswers(transcript: string, context: InstantContext): InstantAnswer | undefined {
  for (const join of transcript.matchAll(JOIN)) {
    const first = oneAnswer(transcript.slice(0, join.index), context)
    if (!first || first.effect || first.isRefused) continue
    const second = oneAnswer(transcript.slice(join.index + join[0].length), context)
    if (!second || second.effect || second.isRefused) continue
    const tools = [...first.tools, ...second.tools]
    return { ...first, reply: `${first.reply} ${second.reply}`, tools }
  }
  return undefined
}
