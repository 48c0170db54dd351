// "What is seven times eight?" and its like.
import type { InstantAnswer } from './answer.ts'
import { about, spokenNumber } from './spoken-number.ts'
import type { SumFault } from './sum-forms.ts'
import { SumReader } from './sum-reader.ts'
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
const FAULTS: Record<SumFault, string> = {
  'division by zero': "You can't divide by zero, I'm afraid.",
  'root of a negative': "That has no real root, I'm afraid.",
}

/** Only where the whole utterance is the sum, and something is to be worked out. */
export function answerSum({ words, isAsked }: Utterance): InstantAnswer | undefined {
  const reader = new WordReader(words)
  const isQuestion = [isAsked, reader.take(...OPENINGS), reader.take(...RESULT_OF)].some(Boolean)
  const sum = new SumReader(reader)
  const result = reader.attempt(() => readBidding(sum)) ?? reader.attempt(() => sum.sum())
  const isEnded = reader.take(...ENDINGS) !== undefined
  if (result === undefined || !reader.isDone || sum.operations === 0) return undefined
  // "Half of eight" and "six over five" may as well answer or tell something.
  if (sum.isLoose && !isQuestion && !isEnded) return undefined
  if (sum.fault) return { kind: 'sum', reply: FAULTS[sum.fault] }
  const number = spokenNumber(result)
  return number && { kind: 'sum', reply: `That's ${about(number)}.` }
}

/** "divide 40 by 5", "add 3 to 4". */
function readBidding(sum: SumReader): number | undefined {
  const { reader } = sum
  const verb = reader.take('add', 'multiply', 'divide', 'subtract', 'take')
  if (verb === undefined) return undefined
  const first = sum.operand()
  reader.take('away')
  const link = reader.take('by', 'to', 'and', 'from')
  const second = sum.operand()
  if (first === undefined || second === undefined) return undefined
  switch (`${verb} ${link}`) {
    case 'add to':
    case 'add and':
      return sum.combine('plus', first, second)
    case 'multiply by':
    case 'multiply and':
      return sum.combine('times', first, second)
    case 'divide by':
      return sum.combine('over', first, second)
    case 'subtract from':
    case 'take from':
      return sum.combine('minus', second, first)
    default:
      return undefined
  }
}
