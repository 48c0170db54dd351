// Instant answers for a conversation without settings and timers: what has an effect is the model's to decline.
import type { InstantAnswers } from './answer.ts'
import { instantAnswer } from './instant-answer.ts'

/** @param now the time of day */
export function answersAlone(now: () => Date): InstantAnswers {
  return {
    answer(transcript, lastReply) {
      const said = lastReply === undefined ? {} : { lastReply }
      const found = instantAnswer(transcript, { now: now(), timers: [], ...said })
      const effect = found?.effect?.kind
      return effect === undefined || effect === 'repeat' || effect === 'stop' ? found : undefined
    },
    perform() {},
  }
}
