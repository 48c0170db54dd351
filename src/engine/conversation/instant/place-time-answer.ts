// "What time is it in Tokyo?"
import { placeOf } from '../tools/places.ts'
import type { InstantAnswer, InstantContext } from './answer.ts'
import { toolAnswer } from './tool-answer.ts'
import { asWritten, type Utterance } from './utterance.ts'

const NOW = '(?: (?:right now|now|currently|at the moment|today))*'
const OVER = '(?:over )?(?:there )?(?:in|at) (.+?)'
const ASKED = [
  `what time is it${NOW} ${OVER}${NOW}`,
  `what time it is${NOW} ${OVER}${NOW}`,
  `what (?:is )?the (?:current |local |exact )?time (?:is )?${OVER}(?: is)?${NOW}`,
  `what time (?:do they|do people) have ${OVER}${NOW}`,
  `what is (.+?)(?: time| local time)${NOW}`,
].map((pattern) => new RegExp(`^${pattern}$`))
/** Too little, unless one asks to be told. */
const BARE = new RegExp(`^(?:the )?(?:current |local |exact )?time ${OVER}${NOW}$`)

/** Only of places that are known: of others, and of what is no place, the model may know something. */
export function answerPlaceTime(
  utterance: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const { text, isAsked } = utterance
  const forms = isAsked ? [...ASKED, BARE] : ASKED
  const found = forms.map((form) => form.exec(text)?.[1]).find((name) => name && placeOf(name))
  if (!found) return undefined
  const place = asWritten(utterance, found.split(' '))
  return toolAnswer('place-time', 'time_in_city', { place }, context)
}
