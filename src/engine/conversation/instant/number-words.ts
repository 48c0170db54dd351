// Reads a number that was spoken: digits, words up to trillions, decimals, fractions and mixes of them.
import { readFraction } from './fraction-words.ts'
import type { WordReader } from './word-reader.ts'

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const SMALL = new Map(UNITS.map((word, value) => [word, value]))
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i) => [word, (i + 2) * 10]),
)
const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])
const A_SCALE = /^a (?:thousand|million|billion|trillion)$/
const LITERAL = /^(?:\d+\.?\d*|\.\d+)$/

/**
 * A number without a sign: "144", "a hundred and forty four", "3.5", "three point one four", "two and a half",
 * "1.5 million", "three quarters". Reads as far as it goes; two numbers in a row stay two.
 */
export function readNumber(reader: WordReader): number | undefined {
  return readFraction(reader) ?? readMixed(reader)
}

/** "two million, three hundred thousand and five": groups, each of a smaller scale than the one before. */
function readMixed(reader: WordReader): number | undefined {
  let total: number | undefined
  let smallest = Infinity
  const readGroup = (): number | undefined => {
    if (total !== undefined) reader.take('and')
    const count = readCount(reader)
    const scale = reader.look(SCALES) ?? 1
    const isFit = count !== undefined && scale < smallest && (total === undefined || count < 1e3)
    if (isFit) smallest = scale
    return isFit ? count * scale : undefined
  }
  while (smallest > 1) {
    const group = reader.attempt(readGroup)
    if (group === undefined) break
    total = (total ?? 0) + group
  }
  return total
}

/** What stands before a scale: "twelve", "a", "2.5", "three hundred and five", "two and a half". */
function readCount(reader: WordReader): number | undefined {
  if (reader.take('a hundred')) return 100 + readRest(reader)
  if (A_SCALE.test(reader.ahead(2))) return reader.take('a') === undefined ? undefined : 1
  const whole = readWhole(reader)
  const isPoint = reader.ahead(1) === 'point'
  if (whole === undefined && !isPoint) return undefined
  const decimals = isPoint ? readDecimals(reader) : ''
  if (decimals === undefined) return undefined
  if (decimals !== '') return Number(`${whole ?? 0}.${decimals}`)
  const part = reader.attempt(() => {
    const fraction = reader.take('and') && readFraction(reader)
    return fraction && reader.next !== 'of' ? fraction : undefined
  })
  return (whole ?? 0) + (part ?? 0)
}

function readWhole(reader: WordReader): number | undefined {
  const literal = reader.match(LITERAL)
  const count = literal === undefined ? readBelowHundred(reader) : Number(literal)
  if (count === undefined || !reader.take('hundred')) return count
  return count * 100 + readRest(reader)
}

/** "[and] five" after a hundred, 0 where there is none. */
function readRest(reader: WordReader): number {
  const rest = reader.attempt(() => {
    reader.take('and')
    const found = readBelowHundred(reader)
    // "a hundred and one half" and "a hundred and two thirds" are of fractions.
    return /^(?:half|hal|third|quarter|fifth)/.test(reader.next) ? undefined : found
  })
  return rest ?? 0
}

function readBelowHundred(reader: WordReader): number | undefined {
  const tens = reader.look(TENS)
  if (tens === undefined) return reader.look(SMALL)
  const unit = reader.attempt(() => {
    const found = reader.look(SMALL)
    return found !== undefined && found > 0 && found < 10 ? found : undefined
  })
  return tens + (unit ?? 0)
}

/** "point one four" as "14". */
function readDecimals(reader: WordReader): string | undefined {
  return reader.attempt(() => {
    let digits = reader.take('point') && (reader.match(/^\d+$/) ?? '')
    if (digits !== '') return digits
    for (;;) {
      const digit = reader.take('oh') ? 0 : reader.attempt(() => readDigit(reader))
      if (digit === undefined) return digits === '' ? undefined : digits
      digits += String(digit)
    }
  })
}

function readDigit(reader: WordReader): number | undefined {
  const digit = reader.look(SMALL)
  return digit !== undefined && digit < 10 ? digit : undefined
}
