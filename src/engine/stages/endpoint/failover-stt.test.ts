import { afterEach, beforeEach, expect, it } from 'vitest'
import { EndpointStt } from './endpoint-stt.ts'
import { failoverStt } from './failover-stt.ts'
import { answers, LyingServer, type Behaviour } from './testing/lying-server.ts'
import { localStt, providerNotes, served, type ServedOptions } from './testing/local-ports.ts'

let server: LyingServer
let baseUrl: string
const closing: (() => void)[] = []

beforeEach(async () => {
  server = new LyingServer()
  baseUrl = await server.listen()
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await server.close()
})

function setUp(behave: Behaviour, options: ServedOptions = {}) {
  server.behave = behave
  const stage = served('stt', baseUrl, options)
  closing.push(stage.close)
  const notes = providerNotes()
  const stt = failoverStt(new EndpointStt(stage.client), localStt('as heard here'), stage)
  const transcribe = (language?: string, signal = new AbortController().signal) =>
    stt.transcribe(new Float32Array(1_600).fill(0.1), {
      signal,
      threads: 1,
      onProvider: notes.onProvider,
      ...(language !== undefined && { language }),
    })
  return { stage, notes, transcribe }
}

it('sends the clip as a WAV file with model and language, and takes the text', async () => {
  const { transcribe, notes } = setUp(answers.json({ text: ' Hello  there. ' }))
  expect(await transcribe('en')).toEqual({ text: 'Hello there.', language: 'en', looped: false })
  const { path, body } = server.asked[0]!
  expect(path).toBe('/v1/audio/transcriptions')
  expect(body).toContain('RIFF')
  expect(body).toMatch(/name="model"\r\n\r\nm\r\n/u)
  expect(body).toMatch(/name="language"\r\n\r\nen\r\n/u)
  expect(notes.uses).toMatchObject([{ stage: 'stt', failover: false }])
})

it.each([
  ['english', 'en'],
  ['fr', 'fr'],
  [undefined, ''],
])('takes the language %s that was found as %s', async (language, code) => {
  const { transcribe } = setUp(answers.json({ text: 'Hm.', language }))
  expect((await transcribe('auto')).language).toBe(code)
  expect(server.asked[0]!.body).not.toContain('name="language"')
})

it('hears no words where a recogniser writes of sounds', async () => {
  const { transcribe } = setUp(answers.json({ text: '[BLANK_AUDIO]' }))
  expect((await transcribe()).text).toBe('')
})

it.each([
  ['status 500', answers.status(500), 'status 500'],
  ['a page', answers.html(), 'no transcript'],
  ['garbage', answers.json('{"te'), 'cannot be read'],
  ['another JSON', answers.json({ words: [] }), 'no transcript'],
  ['a novel', answers.json({ text: 'x'.repeat(6_000) }), 'no transcript'],
  ['no end', answers.json('x'.repeat(1_500_000)), 'answers without end'],
  ['no answer', answers.silence(), 'took longer', { firstMs: 100 }],
])(
  'given %s, the built-in recogniser hears the same sound',
  async (_name, behave, why, limits: ServedOptions = {}) => {
    const { transcribe, stage, notes } = setUp(behave, limits)
    expect((await transcribe()).text).toBe('as heard here')
    expect(stage.errors[0]).toContain(why)
    expect(notes.uses).toMatchObject([{ stage: 'stt', name: 'fake: local', failover: true }])
  },
)

it('closes the connection where the user goes on, and blames nobody', async () => {
  const { transcribe, stage } = setUp(answers.silence())
  const abort = new AbortController()
  const heard = transcribe('en', abort.signal)
  await expect.poll(() => server.asked.length).toBe(1)
  abort.abort(new DOMException('the user went on', 'AbortError'))
  await expect(heard).rejects.toMatchObject({ name: 'AbortError' })
  await server.asked[0]!.brokenOff
  expect(stage.watch.isUp).toBe(true)
})

it('given a server that is withdrawn while it listens, breaks off what it was sent and hears the words here', async () => {
  const { transcribe, stage, notes } = setUp(answers.silence())
  const heard = transcribe()
  await expect.poll(() => server.asked.length).toBe(1)
  stage.close()
  expect((await heard).text).toBe('as heard here')
  await server.asked[0]!.brokenOff
  expect((await transcribe()).text).toBe('as heard here')
  expect(server.asked).toHaveLength(1)
  expect(stage.errors).toEqual([])
  expect(notes.uses.map(({ failover }) => failover)).toEqual([true, true])
})
