import { describe, expect, it } from 'vitest'
import { claimsDeedAbroad } from './claims-abroad.ts'
import { CANNOT, honest } from './honest.ts'

describe('claimsDeedAbroad', () => {
  it.each([
    'He puesto un temporizador de diez minutos.',
    'Claro, te avisaré en un cuarto de hora.',
    "D'accord, j'ai réglé un minuteur de cinq minutes.",
    'Je te rappellerai à huit heures.',
    'Va bene, ho impostato un timer di dieci minuti.',
    'Ti ricorderò di chiamare Anna.',
    'Configurei um alarme no seu telefone.',
    'Vou te lembrar amanhã.',
  ])('%s', (sentence) => expect(claimsDeedAbroad(sentence)).toBe(true))

  it.each([
    'No he puesto ningún temporizador.',
    '¿Te pongo un temporizador?',
    'No puedo poner música, pero puedo contarte un cuento.',
    "Je n'ai pas mis de minuteur.",
    'Non ho impostato nessun timer.',
    'Ho una buona idea per la cena.',
    'Não configurei nenhum alarme.',
    'El temporizador se inventó hace mucho.',
  ])('not: %s', (sentence) => expect(claimsDeedAbroad(sentence)).toBe(false))

  it('given such a claim, word by word, the truth is said in its place', async () => {
    async function* deltas() {
      yield* 'Claro. He puesto un temporizador de diez minutos. ¿Algo más?'.split(/(?= )/)
    }
    let said = ''
    for await (const delta of honest(deltas())) said += delta
    expect(said).toMatch(/^Claro\./u)
    expect(said.endsWith(CANNOT)).toBe(true)
    expect(said).not.toContain('temporizador')
  })
})
