import { describe, expect, it } from 'vitest'
import type { Stt, Transcription } from '../../ports.ts'
import { TurnLanguage } from './turn-language.ts'

const signal = new AbortController().signal
const info = { engine: 'fake', model: 'fake', build: 'fake', threads: 1 }
const seconds = (count: number) => new Float32Array(16_000 * count)

/** A recogniser that has one answer per language it is told to hear, and notes what it was told. */
function fakeStt(answers: Record<string, [text: string, sure: number, language?: string]>) {
  const told: string[] = []
  const stt: Stt = {
    info,
    async transcribe(_pcm, { language = 'en' }): Promise<Transcription> {
      told.push(language)
      const [text, meanLogProbability, found = language] = answers[language] ?? ['', -2]
      return { text, language: found, looped: false, meanLogProbability }
    },
  }
  return { stt, told }
}

function hearing(
  prior: string,
  english: Parameters<typeof fakeStt>[0],
  multilingual: Parameters<typeof fakeStt>[0],
) {
  const [one, other] = [fakeStt(english), fakeStt(multilingual)]
  const stt = new TurnLanguage(prior).hearing(one.stt, other.stt)
  const hear = (clip: Float32Array) =>
    stt.transcribe(clip, { signal, threads: 1, language: 'auto' })
  return { hear, english: one.told, multilingual: other.told }
}

const SPANISH: [string, number, string] = ['¿Por qué el cielo es azul?', -0.3, 'es']

describe('TurnLanguage', () => {
  it('given English that is surely heard, asks no other model', async () => {
    const { hear, multilingual } = hearing('en', { en: ['Why is the sky blue?', -0.4] }, {})
    expect(await hear(seconds(2))).toMatchObject({ text: 'Why is the sky blue?', language: 'en' })
    expect(multilingual).toEqual([])
  })

  it('given Spanish in an English conversation, finds it, and looks no more in this turn', async () => {
    const { hear, multilingual } = hearing(
      'en',
      { en: ['Pork Els ClOSa tool', -1.7] },
      { auto: SPANISH, es: SPANISH },
    )
    expect(await hear(seconds(2))).toMatchObject({ language: 'es' })
    expect(await hear(seconds(3))).toMatchObject({ language: 'es' })
    expect(multilingual).toEqual(['auto', 'es'])
  })

  it('given a language that was hardly heard, stays with the conversation', async () => {
    const { hear } = hearing('en', { en: ['Mm.', -1.2] }, { auto: ['วันท่าสอา สายนด้วย', -1, 'th'] })
    expect(await hear(seconds(2))).toMatchObject({ language: 'en' })
  })

  it('given one short word, hears it in the language of the conversation', async () => {
    const { hear, multilingual } = hearing('es', {}, { es: ['Sí.', -0.5] })
    expect(await hear(seconds(0.6))).toMatchObject({ text: 'Sí.', language: 'es' })
    expect(multilingual).toEqual(['es'])
  })

  it('given English in a Spanish conversation, believes the English model alone', async () => {
    const auto: [string, number, string] = ['What is the capital of Japan?', -0.4, 'en']
    const sure = hearing('es', { en: ['What is the capital of Japan?', -0.3] }, { auto })
    expect(await sure.hear(seconds(2))).toMatchObject({ language: 'en' })
    const unsure = hearing(
      'es',
      { en: ['Qual is lack of it', -1.2] },
      { auto, es: ['¿Cuál es la capital?', -0.4] },
    )
    expect(await unsure.hear(seconds(2))).toMatchObject({ language: 'es' })
  })

  it('given French in a Spanish conversation, changes only where it is surer of it', async () => {
    const french: [string, number, string] = ['Merci beaucoup et bonne soirée.', -0.37, 'fr']
    const sure = hearing('es', {}, { auto: french, es: ['Mercí bucú', -1] })
    expect(await sure.hear(seconds(2))).toMatchObject({ language: 'fr' })
    const unsure = hearing('es', {}, { auto: french, es: ['Muchas gracias', -0.4] })
    expect(await unsure.hear(seconds(2))).toMatchObject({ language: 'es' })
  })

  it('given a chosen one, it has the words, and English is told from others by the model of English alone', async () => {
    const english = fakeStt({ en: ['Why is the sky blew?', -0.4] })
    const chosen = fakeStt({ en: ['Why is the sky blue?', -0.2], auto: SPANISH })
    const stt = new TurnLanguage('en').hearing(english.stt, chosen.stt, chosen.stt)
    const options = { signal, threads: 1, language: 'auto' }
    expect(await stt.transcribe(seconds(1.5), options)).toMatchObject({
      text: 'Why is the sky blue?',
    })
    expect([english.told, chosen.told]).toEqual([['en'], ['en']])
  })

  it('given a chosen one that was the surer of two, hears nothing twice by it', async () => {
    const english = fakeStt({ en: ['Wide is this guy?', -0.9] })
    const chosen = fakeStt({ auto: ['Why is the sky blue?', -0.2, 'en'] })
    const stt = new TurnLanguage('en').hearing(english.stt, chosen.stt, chosen.stt)
    const options = { signal, threads: 1, language: 'auto' }
    expect((await stt.transcribe(seconds(1.5), options)).text).toBe('Why is the sky blue?')
    expect(chosen.told).toEqual(['auto'])
  })
})
