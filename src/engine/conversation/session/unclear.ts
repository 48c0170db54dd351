// Words that recognition itself does not believe: as between people, they are asked for once more, instead of being answered
// as if they had been said.
import type { Transcription } from '../../ports.ts'
import { countWords } from '../turn-taking/over-reply-words.ts'

/** Said once; whoever is not understood the second time either is answered as well as may be. */
export const ASK_AGAIN = "Sorry, I didn't catch that. Could you say it again?"

/** Where the model makes nothing of what was heard. */
export const NOT_FOLLOWED = "Sorry, I don't follow. What would you like me to do?"

/**
 * Of 219 turns of `bench talk` (six voices, whisper tiny.en and base, the surer of the two) 19 are below this and have so many
 * words: more than one word in five is wrong in 17 of them. Of the 141 by Kokoro's voices, with noise 8 and 14 dB below, 3, of
 * which none was heard right. Of shorter ones ("Really?", "Never mind.") recognition is never sure.
 */
const UNSURE_BELOW = -0.7
const LEAST_WORDS = 4
/** Of more words the model makes out what was meant, and nobody likes to say them twice. */
const MOST_WORDS = 20

/** Whether recognition is so unsure of English words that they are hardly what was said. */
export function isUnclear({
  text,
  language,
  meanLogProbability,
}: Pick<Transcription, 'text' | 'language' | 'meanLogProbability'>): boolean {
  if (language !== 'en' || (meanLogProbability ?? 0) >= UNSURE_BELOW) return false
  const words = countWords(text)
  return words >= LEAST_WORDS && words <= MOST_WORDS
}
