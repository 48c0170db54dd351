// Reads a sum in words and works it out: precedence as in writing, "half of" and roots bind to what follows.
import { readNumber } from './number-words.ts'
import {
  readListed,
  readMultiple,
  readPart,
  readRoot,
  type Operator,
  type SumFault,
  type SumSoFar,
} from './sum-forms.ts'
import { WordReader } from './word-reader.ts'

const ADDING = new Map<string, Operator>([
  ['plus', 'plus'],
  ['added to', 'plus'],
  ['minus', 'minus'],
  ['take away', 'minus'],
  ['subtract', 'minus'],
])
const MULTIPLYING = new Map<string, Operator>([
  ['times by', 'times'],
  ['times', 'times'],
  ['multiplied by', 'times'],
  ['multiplied with', 'times'],
  ['divided by', 'over'],
  ['over', 'over'],
])

export class SumReader implements SumSoFar {
  operations = 0
  isLoose = false
  fault: SumFault | undefined

  constructor(readonly reader: WordReader) {}

  /** "2 plus 3 times 4". Undefined where no sum stands here. */
  sum(): number | undefined {
    return this.chain(ADDING, () => this.chain(MULTIPLYING, () => this.operand()))
  }

  operand(): number | undefined {
    const isNegative = this.reader.take('minus', 'negative') !== undefined
    const value = this.power()
    return value !== undefined && isNegative ? -value : value
  }

  combine(operator: Operator, a: number, b: number): number {
    this.operations++
    if (operator === 'plus') return a + b
    if (operator === 'minus') return a - b
    if (operator === 'times') return a * b
    if (b === 0) this.fault ??= 'division by zero'
    return a / b
  }

  private chain(
    operators: ReadonlyMap<string, Operator>,
    part: () => number | undefined,
  ): number | undefined {
    let total = part()
    while (total !== undefined) {
      const word = this.reader.take(...operators.keys())
      if (word === undefined) return total
      if (word === 'over') this.isLoose = true
      const right = part()
      total = right === undefined ? undefined : this.combine(operators.get(word)!, total, right)
    }
    return undefined
  }

  private power(): number | undefined {
    let base = this.primary()
    for (; base !== undefined; this.operations++) {
      const exponent = this.exponent()
      if (exponent === undefined) return base
      if (base === 0 && exponent < 0) this.fault ??= 'division by zero'
      base **= exponent
    }
    return base
  }

  private exponent(): number | undefined {
    if (this.reader.take('squared')) return 2
    if (this.reader.take('cubed')) return 3
    return this.reader.attempt(() =>
      this.reader.take('to the power of', 'to the power') ? this.operand() : undefined,
    )
  }

  private primary(): number | undefined {
    const { reader } = this
    return (
      reader.attempt(() => readRoot(this)) ??
      reader.attempt(() => readMultiple(this)) ??
      reader.attempt(() => readPart(this)) ??
      reader.attempt(() => readListed(this)) ??
      readNumber(reader)
    )
  }
}

/** The sum that all of `words` are; undefined where they are none. */
export function readSum(
  words: readonly string[],
): { value: number; fault?: SumFault; isLoose: boolean } | undefined {
  const sum = new SumReader(new WordReader(words))
  const value = sum.reader.attempt(() => readBidding(sum)) ?? sum.reader.attempt(() => sum.sum())
  if (value === undefined || !sum.reader.isDone) return undefined
  return { value, isLoose: sum.isLoose, ...(sum.fault && { fault: sum.fault }) }
}

/** "divide 40 by 5", "add 3 to 4". */
export function readBidding(sum: SumReader): number | undefined {
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
