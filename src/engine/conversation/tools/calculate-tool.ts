// Works out a sum, in words or in figures.
import { arithmetic } from './arithmetic.ts'
import { about, spokenNumber } from '../instant/spoken-number.ts'
import type { SumFault } from '../instant/sum-forms.ts'
import { readSum } from '../instant/sum-reader.ts'
import { plainWords } from '../instant/utterance.ts'
import { defineTool } from './tool.ts'

const FAULTS: Record<SumFault, string> = {
  'division by zero': "You can't divide by zero, I'm afraid.",
  'root of a negative': "That has no real root, I'm afraid.",
}

export const calculate = defineTool({
  name: 'calculate',
  description:
    'Works out a sum of numbers: plus, minus, times, divided by, percent of, powers, roots.',
  parameters: {
    type: 'object',
    properties: {
      expression: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: 'such as "12 * (3 + 4)" or "15 percent of 80"',
      },
    },
    required: ['expression'],
    additionalProperties: false,
  },
  call({ expression }) {
    const worked = arithmetic(expression) ?? readSum(plainWords(expression).words)
    if (!worked) return { code: 'bad_arguments', refused: "I can't make a sum of that." }
    if (worked.fault) return { code: 'impossible', refused: FAULTS[worked.fault] }
    const number = spokenNumber(worked.value)
    if (!number) return { code: 'out_of_range', refused: "That's too large a number for me." }
    return { reply: `That's ${about(number)}.`, result: about(number) }
  },
})
