// Turns an amount into another unit.
import { pairOf, spokenResult } from '../instant/convert.ts'
import { UNITS, type Unit } from '../instant/units.ts'
import { defineTool } from './tool.ts'

export const convertUnits = defineTool({
  name: 'convert_units',
  description:
    'Converts an amount between units of length, weight, volume, temperature, speed, time, area or data.',
  parameters: {
    type: 'object',
    properties: {
      amount: { type: 'number' },
      from: { type: 'string', minLength: 1, maxLength: 40, description: 'unit, such as "miles"' },
      to: {
        type: 'string',
        minLength: 1,
        maxLength: 40,
        description: 'unit, such as "kilometres"',
      },
    },
    required: ['amount', 'from', 'to'],
    additionalProperties: false,
  },
  call({ amount, from, to }, { locale = 'en' }) {
    const units = unitsOf(from).map((unit) => ({ amount, unit }))
    const pair = pairOf({ from: units, to: unitsOf(to) })
    const isBritish = /^en-(?!us)/i.test(locale)
    if (!pair || (isBritish && (pair.from.unit.isAmerican || pair.to.isAmerican)))
      return { code: 'not_known', refused: `I can't convert ${from} to ${to}.` }
    const text = spokenResult(pair.from, pair.to)
    if (text === undefined) return { code: 'out_of_range', refused: "There's no such amount." }
    const spelt = /^en-us/i.test(locale) ? text.replace(/(met|lit)re/g, '$1er') : text
    return { reply: `${spelt[0]?.toUpperCase()}${spelt.slice(1)}.`, result: spelt }
  },
})

function unitsOf(name: string): readonly Unit[] {
  return UNITS.get(name.toLowerCase().replace(/_/g, ' ')) ?? []
}
