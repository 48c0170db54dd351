// "How many ounces are in a pound?", "Convert 5 miles to kilometres." and their like.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { readQuantities, readUnit, type Quantity } from './quantity.ts'
import { spokenNumber } from './spoken-number.ts'
import type { Unit } from './units.ts'
import type { Utterance } from './utterance.ts'
import { WordReader } from './word-reader.ts'

const LINKS = [
  ...['are there in', 'is there in', 'are there to', 'are in', 'is in', 'in', 'to', 'make up', 'makes', 'make'],
  ...['are equal to', 'is equal to', 'equals', 'equal', 'are', 'is', 'do you get in', 'fit in', 'fit into', 'go into'],
]
const OPENINGS = ['convert', 'change', 'turn', 'translate', 'what is', 'what are', 'how much is', 'how much are']
const MEASURED = ['how long is', 'how far is', 'how fast is', 'how heavy is', 'how hot is', 'how cold is']

interface Question {
  from: Quantity[]
  to: readonly Unit[]
}

/** Only where both units are known, measure the same, and nothing else was said. */
export function answerConversion(
  { words }: Utterance,
  { locale = 'en' }: Pick<InstantContext, 'locale'>,
): InstantAnswer | undefined {
  const reader = new WordReader(words)
  const read = (question: () => Question | undefined): Question | undefined =>
    reader.attempt(() => {
      const found = question()
      return reader.isDone ? found : undefined
    })
  const question = read(() => readHowMany(reader)) ?? read(() => readInto(reader))
  const pair = question && pairOf(question)
  const isBritish = /^en-(?!us)/i.test(locale)
  if (!pair || (isBritish && (pair.from.unit.isAmerican || pair.to.isAmerican))) return undefined
  const text = spokenResult(pair.from, pair.to)
  if (text === undefined) return undefined
  const spelt = /^en-us/i.test(locale) ? text.replace(/(met|lit)re/g, '$1er') : text
  return { kind: 'conversion', reply: `${spelt[0]?.toUpperCase()}${spelt.slice(1)}.` }
}

/** "how many ounces are in a pound", "how many hours does a day have". */
function readHowMany(reader: WordReader): Question | undefined {
  const to = reader.take('how many') && readUnit(reader)
  if (!to) return undefined
  const isHaving = reader.take('does', 'do') !== undefined
  if (!isHaving && !reader.take(...LINKS)) return undefined
  const from = readQuantities(reader)
  if (isHaving && !reader.take('have', 'equal', 'make')) return undefined
  return from && { from, to }
}

/** "convert 5 miles to kilometres", "what is a pound in grams", "a year is how many days". */
function readInto(reader: WordReader): Question | undefined {
  const isIndirect = !reader.take(...OPENINGS, ...MEASURED) && reader.take('what') !== undefined
  const from = readQuantities(reader)
  if (!from) return undefined
  if (isIndirect && !reader.take('is', 'are')) return undefined
  const isAsking = reader.take('is how many', 'are how many', 'equals how many', 'has how many')
  if (!isAsking && !reader.take('in', 'into', 'to', 'as')) return undefined
  const to = readUnit(reader)
  return to && { from, to }
}

/** The senses in which both measure the same. */
function pairOf({ from, to }: Question): { from: Quantity; to: Unit } | undefined {
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

function spokenResult({ amount, unit: from }: Quantity, to: Unit): string | undefined {
  const base = amount * from.size + (from.zeroAt ?? 0)
  if (to.measures === 'temperature' && base < -273.15 - 1e-9) return undefined
  const value = (base - (to.zeroAt ?? 0)) / to.size
  const exact = spokenNumber(value, Math.abs(value) < 10 ? 2 : 1)
  // The ear keeps two or three figures.
  const isWhole = Math.abs(value) >= 100 || (to.measures === 'time' && value >= 10)
  const number = exact?.isRounded ? spokenNumber(value, isWhole ? 0 : 1) : exact
  if (!number) return undefined
  const isThousands = to.measures === 'data' && Math.max(from.size / to.size, to.size / from.size) > 8
  const unit = number.text === '1' ? to.one : to.many
  const said = `${number.isRounded ? 'about ' : ''}${number.text} ${unit}`
  return isThousands ? `${said}, counting by thousands` : said
}
