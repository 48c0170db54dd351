import { describe, expect, it } from 'vitest'
import type { Transcription } from './ports.ts'
import { Recognition } from './recognition.ts'
import { Cores } from './stages/cores/cores.ts'
import { Servers } from './stages/endpoint/servers.ts'
import type { ChosenStt } from './stages/stt/last-word.ts'

const { signal } = new AbortController()
const SECOND = 16_000

/** A recogniser that says its own name, and notes in which languages it was asked. */
function fakeStt(name: string, sure = -0.1, { multilingual = name !== 'tiny.en' } = {}) {
  const asked: string[] = []
  const stt: ChosenStt = {
    info: { engine: 'fake', model: name, build: 'cpu', threads: 1 },
    multilingual,
    async transcribe(_pcm, { language = 'en' }): Promise<Transcription> {
      asked.push(language)
      const found = language === 'auto' ? 'es' : language
      const text = `words of ${name}`
      return { text, language: found, looped: false, meanLogProbability: sure }
    },
  }
  return { stt, asked }
}

type Fake = ReturnType<typeof fakeStt>

/** What hears a clip of two seconds for good, and what is shown before, in `language`. */
async function heardBy(
  { first, careful, chosen }: { first: Fake; careful?: Fake; chosen?: Fake },
  language?: string,
) {
  const ports = { stt: first.stt, carefulStt: careful?.stt, chosenStt: chosen?.stt }
  const recognition = new Recognition(ports, new Cores(2), { stt: 2 }, false)
  const servers = new Servers({}, { onNotice: () => {} })
  const pcm = new Float32Array(2 * SECOND)
  const options = language === undefined ? {} : { language }
  const transcriber = recognition.transcriber(() => pcm, servers, options)
  let shown = ''
  for await (const { text } of transcriber.partials({ signal })) {
    shown = text
    break
  }
  const { text, language: found } = await transcriber.finish({ signal, neededMs: 2_000 })
  return { shown, text, found, recognition }
}

describe('Recognition', () => {
  const tier = () => ({ first: fakeStt('tiny.en'), careful: fakeStt('base') })

  it('given none that was chosen, lets sure words of the quick model stand', async () => {
    const { first, careful } = tier()
    expect(await heardBy({ first, careful })).toMatchObject({ text: 'words of tiny.en' })
    expect([first.asked, careful.asked]).toEqual([['en'], []])
  })

  it('given a chosen one, shows what the quick one hears, sure as it is, and lets the chosen one’s words stand', async () => {
    const chosen = fakeStt('large')
    const { shown, text, recognition } = await heardBy({ ...tier(), chosen })
    expect({ shown, text }).toEqual({ shown: 'words of tiny.en', text: 'words of large' })
    expect(recognition.whole.info.model).toBe('large')
    expect(recognition.first.info.model).toBe('tiny.en')
  })

  it('given that the tier’s own quick one was chosen, hears nothing twice', async () => {
    const { first, careful } = tier()
    const unsure = fakeStt('tiny.en', -0.9)
    expect(await heardBy({ first, careful, chosen: first })).toMatchObject({
      text: 'words of tiny.en',
    })
    expect(first.asked).toEqual(['en'])
    await heardBy({ first: unsure, careful, chosen: unsure })
    expect(careful.asked).toEqual([])
  })

  it('given another language, the chosen one has it where it knows it, else the tier’s second model', async () => {
    const large = await heardBy({ ...tier(), chosen: fakeStt('large') }, 'fr')
    expect([large.shown, large.text]).toEqual(['words of base', 'words of large'])
    const english = fakeStt('small.en', -0.1, { multilingual: false })
    const small = await heardBy({ ...tier(), chosen: english }, 'fr')
    expect([small.shown, small.text, english.asked]).toEqual(['words of base', 'words of base', []])
  })

  it('given a language to be found, the quick ones find it, and the chosen one hears it once', async () => {
    const first = fakeStt('tiny.en', -1.7)
    const chosen = fakeStt('large')
    const found = await heardBy({ first, careful: fakeStt('base'), chosen }, 'auto')
    expect(found).toMatchObject({ shown: 'words of base', text: 'words of large', found: 'es' })
    expect(chosen.asked).toEqual(['es'])
  })

  it('given a tier that knows English alone, a chosen one of more languages finds them', async () => {
    const first = fakeStt('tiny.en', -1.7)
    const chosen = fakeStt('large')
    expect(await heardBy({ first, chosen }, 'auto')).toMatchObject({ found: 'es' })
    expect(await heardBy({ first, chosen }, 'fr')).toMatchObject({ shown: 'words of large' })
    const english = fakeStt('small.en', -0.1, { multilingual: false })
    expect(await heardBy({ first, chosen: english }, 'auto')).toMatchObject({
      text: 'words of small.en',
    })
  })
})
