// Reads a duration for a timer: "10 minutes", "an hour and a half", "half an hour", "1 minute and 30 seconds".
import { readQuantities } from './quantity.ts'
import type { WordReader } from './word-reader.ts'

const NAMES = /^(?:second|minute|hour)$/

/** In ms, rounded to whole ones. Days and longer are no durations for a timer. */
export function readDuration(reader: WordReader): number | undefined {
  return reader.attempt(() => {
    const quantity = readQuantities(reader)?.find(({ unit }) => NAMES.test(unit.one))
    if (!quantity) return undefined
    const { amount, unit } = quantity
    const further = reader.attempt(() => {
      reader.take('and')
      return readDuration(reader)
    })
    return Math.round(amount * unit.size * 1000) + (further ?? 0)
  })
}
