// Reads an amount of something measured ("six feet two inches", "half a mile") and turns it into other units.
import { readFraction } from './fraction-words.ts'
import { readNumber } from './number-words.ts'
import { UNITS, type Unit } from './units.ts'
import type { WordReader } from './word-reader.ts'

/** Longest first: "square feet" before "feet". */
const NAMES = [...UNITS.keys()].sort((a, b) => b.length - a.length)
/** What is said of a unit alone, but not converted: one letter could be anything. */
const NEEDS_AMOUNT = /^(?:.|degrees .)$/

export interface Quantity {
  amount: number
  unit: Unit
}

/** The units that the name which comes next may mean. */
export function readUnit(reader: WordReader): readonly Unit[] | undefined {
  const name = reader.take(...NAMES)
  return name === undefined ? undefined : UNITS.get(name)
}

/**
 * A quantity in every sense its unit may have. An article counts one ("a mile", "an hour and a half"); no amount at
 * all is no quantity.
 */
export function readQuantities(reader: WordReader): Quantity[] | undefined {
  return reader.attempt(() => {
    const first = readOne(reader)
    if (!first) return undefined
    const half = reader.attempt(() => (reader.take('and') ? readFraction(reader) : undefined)) ?? 0
    if (half) return first.map(({ amount, unit }) => ({ amount: amount + half, unit }))
    const more = reader.attempt(() => {
      reader.take('and')
      return readOne(reader)
    })
    return more ? joined(first, more) : first
  })
}

function readOne(reader: WordReader): Quantity[] | undefined {
  return reader.attempt(() => {
    const isNegative = reader.take('minus', 'negative') !== undefined
    const amount = readAmount(reader)
    const name = reader.take(...NAMES)
    if (amount === undefined || name === undefined) return undefined
    if (NEEDS_AMOUNT.test(name) && amount === 'article') return undefined
    const count = amount === 'article' ? 1 : amount
    return UNITS.get(name)!
      .filter(({ zeroAt }) => zeroAt !== undefined || !isNegative)
      .map((unit) => ({ amount: isNegative ? -count : count, unit }))
  })
}

function readAmount(reader: WordReader): number | 'article' | undefined {
  const fraction = reader.attempt(() => {
    const found = readFraction(reader)
    return found && reader.take('of a', 'of an', 'a', 'an') ? found : undefined
  })
  const amount = fraction ?? readNumber(reader)
  return amount ?? (reader.take('a single', 'a', 'an') ? 'article' : undefined)
}

/** "six feet" and "two inches": of one measure and ever smaller units, and no temperatures. */
function joined(first: Quantity[], more: Quantity[]): Quantity[] | undefined {
  return first.flatMap(({ amount, unit }) =>
    more
      .filter(({ unit: { measures, size } }) => measures === unit.measures && size < unit.size)
      .filter(() => unit.zeroAt === undefined)
      .map((rest) => ({ amount: amount + (rest.amount * rest.unit.size) / unit.size, unit })),
  )
}
