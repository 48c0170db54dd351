// Reads a duration: "10 minutes", "an hour and a half", "half an hour", "1 minute and 30 seconds", "20 minutes or so".
import { readQuantities } from './quantity.ts'
import type { WordReader } from './word-reader.ts'

const NAMES = /^(?:second|minute|hour)$/
const LONG_NAMES = /^(?:day|week)$/
const UNIT_MS = new Map([
  ['seconds', 1000],
  ['minutes', 60_000],
  ['hours', 3_600_000],
])

/** In ms, rounded to whole ones. Days and longer are no durations for a timer. */
export function readDuration(reader: WordReader): number | undefined {
  return reader.attempt(() => {
    reader.take('about', 'around', 'roughly', 'approximately', 'exactly', 'like')
    const durationMs = reader.attempt(() => readFew(reader)) ?? readExact(reader)
    if (durationMs !== undefined) reader.take('or so', 'or thereabouts', 'roughly', 'or something')
    return durationMs
  })
}

/** "two days", "a week": for what waits longer than a timer. */
export function readLongDuration(reader: WordReader): number | undefined {
  return reader.attempt(() => {
    reader.take('about', 'around')
    const quantity = readQuantities(reader)?.find(({ unit }) => LONG_NAMES.test(unit.one))
    reader.take('or so')
    return quantity && Math.round(quantity.amount * quantity.unit.size * 1000)
  })
}

function readExact(reader: WordReader): number | undefined {
  return reader.attempt(() => {
    const quantity = readQuantities(reader)?.find(({ unit }) => NAMES.test(unit.one))
    if (!quantity) return undefined
    const { amount, unit } = quantity
    const further = reader.attempt(() => {
      reader.take('and')
      return readExact(reader)
    })
    return Math.round(amount * unit.size * 1000) + (further ?? 0)
  })
}

/** "a couple of minutes". */
function readFew(reader: WordReader): number | undefined {
  if (!reader.take('a couple of', 'a couple')) return undefined
  const unitMs = reader.look(UNIT_MS)
  return unitMs && 2 * unitMs
}
