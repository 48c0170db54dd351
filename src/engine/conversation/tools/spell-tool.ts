// Spells a word, letter by letter, and counts its letters.
import { defineTool } from './tool.ts'

const A_WORD = {
  type: 'object',
  properties: { word: { type: 'string', minLength: 1, maxLength: 60 } },
  required: ['word'],
  additionalProperties: false,
} as const

export const spellWord = defineTool({
  name: 'spell_word',
  description: 'Spells a word or a short name letter by letter.',
  parameters: A_WORD,
  call({ word }) {
    const parts = word.split(/\s+/).map((part) => [...part].filter((one) => /[\p{L}\d]/u.test(one)))
    const letters = parts.filter((part) => part.length > 0)
    if (letters.length === 0)
      return { code: 'bad_arguments', refused: "There's nothing to spell in that." }
    const spelt = letters.map((part) => part.map((one) => one.toUpperCase()).join(', ')).join('; ')
    return { reply: `${word[0]?.toUpperCase()}${word.slice(1)}: ${spelt}.`, result: spelt }
  },
})

export const countLetters = defineTool({
  name: 'count_letters',
  description: 'Tells how many letters a word or a short name has.',
  parameters: A_WORD,
  call({ word }) {
    const { length } = [...word].filter((one) => /\p{L}/u.test(one))
    if (length === 0) return { code: 'bad_arguments', refused: "There's no word in that." }
    const letters = length === 1 ? 'letter' : 'letters'
    return { reply: `${word} has ${length} ${letters}.`, result: String(length) }
  },
})
