import { describe, expect, it } from 'vitest'
import { foreignPhonemes, modelPhonemes } from './foreign-phonemes.ts'

/** Tells what it was asked for, as if a word were a phoneme. */
const fakeEspeak = (clause: string): string => clause.toLowerCase()

describe('modelPhonemes', () => {
  it.each([
    ['k_ˌa_t_ˈo_ɾ_θ_e t_ɾ_ˈeɪ_n_t_a', 'kˌatˈoɾθe tɾˈAnta'],
    ['p_ˈi_tsː_a dz_ˈu_pː_a tʃ_ˈa_o', 'pˈiʦːa ʣˈupːa ʧˈao'],
    ['l_ə- (en)_w_ˈiː_k_ˈɛ_n_d_(fr)', 'lə wˈiːkˈɛnd'],
    ['s_õ f_ʁ_ɑ̃_s_ˈɛ', 'so\u0303 fʁɑ\u0303sˈɛ'],
    ['ɡ_ˈa_t_s', 'ɡˈats'],
  ])('given %s, writes it in the letters of the model', (ipa, expected) => {
    expect(modelPhonemes(ipa)).toBe(expected)
  })
})

describe('foreignPhonemes', () => {
  const read = (text: string) => foreignPhonemes(text, 'es', fakeEspeak)

  it('given punctuation, keeps what the model pauses at', () => {
    expect(read('¡Hola! ¿Vienes, Ana?')).toBe('hola! vienes, ana?')
    expect(read('Dijo (en voz baja): «no».')).toBe('dijo (en voz baja): “no”.')
  })

  it('given a French blank before a mark, pauses behind the word', () => {
    expect(read('Bonjour ! Tu viens ?')).toBe('bonjour! tu viens?')
  })

  it('given marks within numbers, leaves them to espeak', () => {
    expect(read('A las 14:30, 3,5 km.')).toBe('a las 14:30, 3,5 km.')
  })

  it('given nothing to pronounce, has no phonemes', () => {
    expect(read(' … ')).toBe('…')
  })
})
