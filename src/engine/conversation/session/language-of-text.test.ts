import { describe, expect, it } from 'vitest'
import { languageOfText } from './language-of-text.ts'

describe('languageOfText', () => {
  it.each([
    ['en', 'I am sorry, I cannot see the weather.'],
    ['en', 'Tell me a long story about a fox and a river.'],
    ['en', 'Give me a recipe for a cake.'],
    ['es', '¿Cuál es la capital de Francia?'],
    ['fr', 'Pourquoi la mer est-elle salée ?'],
    ['it', 'Qual è la montagna più alta del mondo?'],
    ['pt', 'Não sei, mas você pode perguntar mais.'],
    ['de', 'Wie heißt die Hauptstadt von Spanien?'],
  ])('given a sentence in %s, names it: %s', (language, text) => {
    expect(languageOfText(text)).toBe(language)
  })

  it.each(['París.', '42', 'Ok', ''])('given too little to tell (%s), says nothing', (text) => {
    expect(languageOfText(text)).toBeUndefined()
  })
})
