// "What is seven times eight?" and its like.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { spokenNumber } from './spoken-number.ts'
import { readBidding, SumReader } from './sum-reader.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'
import { WordReader } from './word-reader.ts'

/** What comes before a sum in a question. */
const OPENINGS = [
  ...[
    'what do you get when you',
    'what do you get if you',
    'what do i get when i',
    'what do i get if i',
  ],
  ...[
    'what happens when you',
    'what happens if you',
    'what is',
    'what are',
    'what does',
    'what do',
  ],
  ...['what would', 'what will', 'how much is', 'how much are', 'how much does', 'how many is'],
  ...['calculate', 'compute', 'work out', 'figure out', 'evaluate', 'solve', 'what'],
]
const RESULT_OF = ['the answer to', 'the result of', 'the value of']
/** What comes after it. */
const ENDINGS = [
  ...['equal to', 'equals to', 'equals what', 'equals', 'equal', 'is equal to', 'is what', 'is'],
  ...['make', 'makes', 'come to', 'comes to', 'be', 'gives what', 'gives'],
]

/** Only where the whole utterance is the sum, and something is to be worked out. */
export function answerSum(
  { words, isAsked }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const reader = new WordReader(words)
  const isQuestion = [isAsked, reader.take(...OPENINGS), reader.take(...RESULT_OF)].some(Boolean)
  const sum = new SumReader(reader)
  const from = reader.position
  const result = reader.attempt(() => readBidding(sum)) ?? reader.attempt(() => sum.sum())
  const to = reader.position
  const isEnded = reader.take(...ENDINGS) !== undefined
  if (result === undefined || !reader.isDone || sum.operations === 0) return undefined
  // "Half of eight" and "six over five" may as well answer or tell something.
  if (sum.isLoose && !isQuestion && !isEnded) return undefined
  // Beyond what has a name the model may say more.
  if (!sum.fault && !spokenNumber(result)) return undefined
  return toolAnswer('sum', 'calculate', { expression: words.slice(from, to).join(' ') }, context)
}
