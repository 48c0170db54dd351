// The parts of a sum that begin with their operation: roots, "double", "half of", "15 percent of", "the sum of".
import { readFraction } from './fraction-words.ts'
import { readNumber } from './number-words.ts'
import type { WordReader } from './word-reader.ts'

/** Why a sum has no result. */
export type SumFault = 'division by zero' | 'root of a negative'
export type Operator = 'plus' | 'minus' | 'times' | 'over'

/** The sum that a form is part of. */
export interface SumSoFar {
  readonly reader: WordReader
  /** How much was worked out: a mere number is no sum. */
  operations: number
  /** Whether it holds what is also said of other things than numbers: "double", "over", "half of". */
  isLoose: boolean
  fault: SumFault | undefined
  /** A power with its sign: what a verb, an "and" or an "of" joins. */
  operand(): number | undefined
  combine(operator: Operator, a: number, b: number): number
}

const MULTIPLES = new Map([
  ['double', 2],
  ['twice', 2],
  ['triple', 3],
])
const LISTED = new Map<string, Operator>([
  ['sum', 'plus'],
  ['product', 'times'],
  ['difference', 'minus'],
])

/** "the square root of 144". */
export function readRoot(sum: SumSoFar): number | undefined {
  sum.reader.take('the')
  const degree = sum.reader.take('square root of', 'cube root of')
  const value = degree === undefined ? undefined : sum.operand()
  if (value === undefined) return undefined
  sum.operations++
  if (degree === 'cube root of') return Math.cbrt(value)
  if (value < 0) sum.fault ??= 'root of a negative'
  return Math.sqrt(value)
}

/** "double 5". */
export function readMultiple(sum: SumSoFar): number | undefined {
  const by = sum.reader.look(MULTIPLES)
  const value = by === undefined ? undefined : sum.operand()
  if (by === undefined || value === undefined) return undefined
  sum.operations++
  sum.isLoose = true
  return by * value
}

/** "half of 30", "15 percent of 80", "20 percent off 80". */
export function readPart(sum: SumSoFar): number | undefined {
  const { reader } = sum
  const part = reader.attempt(() => {
    const fraction = readFraction(reader)
    return fraction !== undefined && reader.take('of') ? fraction : undefined
  })
  const share = part ?? readPercentage(sum)
  const value = share === undefined ? undefined : sum.operand()
  if (share === undefined || value === undefined) return undefined
  sum.operations++
  sum.isLoose ||= part !== undefined
  return share * value
}

function readPercentage({ reader }: SumSoFar): number | undefined {
  const percent = readNumber(reader)
  if (percent === undefined || !reader.take('percent')) return undefined
  if (reader.take('of')) return percent / 100
  return reader.take('off') ? 1 - percent / 100 : undefined
}

/** "the sum of 2 and 3 and 4". */
export function readListed(sum: SumSoFar): number | undefined {
  const { reader } = sum
  reader.take('the')
  const operator = reader.look(LISTED)
  if (operator === undefined || !reader.take('of', 'between')) return undefined
  let total = sum.operand()
  let count = 1
  for (; total !== undefined && reader.take('and'); count++) {
    const next = sum.operand()
    total = next === undefined ? undefined : sum.combine(operator, total, next)
  }
  if (total === undefined || count === 1) return undefined
  return operator === 'minus' ? Math.abs(total) : total
}
