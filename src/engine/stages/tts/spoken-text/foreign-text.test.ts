import { describe, expect, it } from 'vitest'
import { foreignText } from './foreign-text.ts'

describe('foreignText', () => {
  it.each([
    ['es', 'El 5/3/2024 a las 14:30', 'El 5 de marzo de 2024 a las 14 y 30'],
    ['es', 'El Sr. López pesa 80 kg.', 'El señor López pesa 80 kilogramos.'],
    ['es', 'Va a 1 km y 120 km/h', 'Va a 1 kilometro y 120 kilometros por hora'],
    ['es', 'Cuesta 20 € o $5', 'Cuesta 20 euros o 5 dólares'],
    ['es', '3 × 4 = 12', '3 por 4 igual a 12'],
    ['fr', 'Le train de 14h05, à 1 h 00', 'Le train de 14 heures 5, à 1 heure'],
    ['fr', 'M. Dupont a 2,5 kg', 'monsieur Dupont a 2,5 kilogrammes'],
    ['fr', 'Il fait 25 °C aujourd’hui', "Il fait 25 degrés aujourd'hui"],
    ['it', 'Alle 7:05 il sig. Rossi', 'Alle 7 e 5 il signor Rossi'],
    ['it', 'Nel 44 a.C., ecc.', 'Nel 44 avanti Cristo, eccetera'],
    ['pt', 'Custa R$ 25 às 14h30', 'Custa 25 reais às 14 e 30'],
    ['pt', 'Em 2024-05-01', 'Em primeiro de maio de 2024'],
    ['es', '- **Sí** 🎉', 'Sí'],
  ] as const)('given %s: %s, says it as the language does', (language, text, expected) => {
    expect(foreignText(text, language)).toBe(expected)
  })

  it.each(['Tengo 1.500 libros.', 'Son las 3,5 partes.', 'En 1999, quizá.'])(
    'given what espeak-ng reads well, leaves it: %s',
    (text) => expect(foreignText(text, 'es')).toBe(text),
  )
})
