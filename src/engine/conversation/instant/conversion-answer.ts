// "How many ounces are in a pound?", "Convert 5 miles to kilometres." and their like.
import type { InstantAnswer, InstantContext } from './answer.ts'
import { pairOf, type Question } from './convert.ts'
import { readQuantities, readUnit } from './quantity.ts'
import { toolAnswer } from './tool-answer.ts'
import type { Utterance } from './utterance.ts'
import { WordReader } from './word-reader.ts'

/** Between the unit and the quantity: "how many ounces ARE IN a pound". */
const LINKS = (
  'are there in, is there in, are there to, are in, is in, in, to, make up, makes, make, ' +
  'are equal to, is equal to, equals, equal, are, is, do you get in, fit in, fit into, go into'
).split(', ')
const OPENINGS =
  'convert, change, turn, translate, what is, what are, how much is, how much are'.split(', ')
const MEASURED =
  'how long is, how far is, how fast is, how heavy is, how hot is, how cold is'.split(', ')

/** Only where both units are known, measure the same, and nothing else was said. */
export function answerConversion(
  { words }: Utterance,
  context: InstantContext,
): InstantAnswer | undefined {
  const reader = new WordReader(words)
  const read = (question: () => Question | undefined): Question | undefined =>
    reader.attempt(() => {
      const found = question()
      return reader.isDone ? found : undefined
    })
  const question = read(() => readHowMany(reader)) ?? read(() => readInto(reader))
  const pair = question && pairOf(question)
  if (!pair) return undefined
  const { amount, unit } = pair.from
  const args = { amount, from: unit.many, to: pair.to.many }
  const found = toolAnswer('conversion', 'convert_units', args, context)
  // An American cup where British ones may be meant, a temperature below the lowest: the model may know more.
  return found.isRefused ? undefined : found
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
