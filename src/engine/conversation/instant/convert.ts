// Turns a quantity into another unit, rounded as a person would say it.
import type { Quantity } from './quantity.ts'
import { spokenNumber } from './spoken-number.ts'
import type { Unit } from './units.ts'

/** Amounts and units in every sense their names may have. */
export interface Question {
  from: Quantity[]
  to: readonly Unit[]
}

/** The senses in which both measure the same. */
export function pairOf({ from, to }: Question): { from: Quantity; to: Unit } | undefined {
  const pairs = from.flatMap((quantity) =>
    to
      .filter(({ measures }) => measures === quantity.unit.measures)
      .filter((unit) => unit !== quantity.unit)
      .map((unit) => ({ from: quantity, to: unit })),
  )
  // Some of several years are longer by a day: who asks that wants more than a rule.
  const isVague = ({ from: { amount, unit } }: { from: Quantity }): boolean =>
    unit.measures === 'time' && unit.one === 'year' && amount !== 1
  return pairs.length === 1 && !isVague(pairs[0]!) ? pairs[0] : undefined
}

/** "about 8 kilometres". Undefined for what cannot be, or is too large to say. */
export function spokenResult({ amount, unit: from }: Quantity, to: Unit): string | undefined {
  const base = amount * from.size + (from.zeroAt ?? 0)
  if (to.measures === 'temperature' && base < -273.15 - 1e-9) return undefined
  const value = (base - (to.zeroAt ?? 0)) / to.size
  const exact = spokenNumber(value, Math.abs(value) < 10 ? 2 : 1)
  // The ear keeps two or three figures.
  const isWhole = Math.abs(value) >= 100 || (to.measures === 'time' && value >= 10)
  const number = exact?.isRounded ? spokenNumber(value, isWhole ? 0 : 1) : exact
  if (!number) return undefined
  const isThousands =
    to.measures === 'data' && Math.max(from.size / to.size, to.size / from.size) > 8
  const unit = number.text === '1' ? to.one : to.many
  const said = `${number.isRounded ? 'about ' : ''}${number.text} ${unit}`
  return isThousands ? `${said}, counting by thousands` : said
}
