import { afterEach, beforeEach, expect, it } from 'vitest'
import { Servers, type Endpoints } from './servers.ts'
import { answers, LyingServer } from './testing/lying-server.ts'
import { localLlm, localStt, localTts } from './testing/local-ports.ts'

const OPENING = [
  { role: 'system' as const, content: 'part', isOpening: true as const },
  { role: 'system' as const, content: 'begin', isOpening: true as const },
]
const { signal } = new AbortController()

let server: LyingServer
let baseUrl: string
let servers: Servers | undefined

beforeEach(async () => {
  server = new LyingServer()
  baseUrl = await server.listen()
})
afterEach(async () => {
  servers?.close()
  await server.close()
})

function setUp(endpoints: Endpoints) {
  const notices: string[] = []
  const onNotice = (text: string) => void notices.push(text)
  servers = new Servers(endpoints, { onNotice, calmMs: 20 })
  return { servers, notices }
}

it('without any, leaves the built-in engines as they are', () => {
  const { servers } = setUp({})
  const { llm } = localLlm('')
  const stt = localStt('')
  expect(servers.llm(llm)).toBe(llm)
  expect(servers.stt(stt)).toBe(stt)
})

it('lets the language model read the opening before anybody waits', async () => {
  server.behave = answers.json({ choices: [] })
  const { servers, notices } = setUp({ llm: { baseUrl, model: 'm' } })
  await servers.open(OPENING, { signal })
  expect(JSON.parse(server.asked[0]!.body)).toMatchObject({
    max_tokens: 1,
    messages: [{ content: 'part' }, { content: 'begin' }],
  })
  expect(notices).toEqual([])
})

it('given a template that refuses a second system message, tells it in the words of the user', async () => {
  server.behave = (response) =>
    (server.asked.length === 1 ? answers.status(400) : answers.json({ choices: [] }))(response)
  const { servers, notices } = setUp({ llm: { baseUrl, model: 'm' } })
  const messages = [...OPENING, { role: 'user' as const, content: 'Hello.' }]
  await servers.open(messages, { signal })
  expect(JSON.parse(server.asked[1]!.body)).toMatchObject({
    messages: [
      { role: 'system', content: 'part' },
      { role: 'user', content: 'begin\n\nHello.' },
    ],
  })
  expect(notices).toEqual([])
})

it('given a server that is not there, says so once, and lets the built-in engine work', async () => {
  const gone = new LyingServer()
  const goneUrl = await gone.listen()
  await gone.close()
  const { servers, notices } = setUp({ stt: { baseUrl: goneUrl, model: 'm' } })
  await servers.open(OPENING, { signal })
  const stt = servers.stt(localStt('heard here'))
  expect((await stt.transcribe(new Float32Array(160), { signal, threads: 1 })).text).toBe(
    'heard here',
  )
  expect(notices).toEqual([
    `the speech recognition server at ${new URL(goneUrl).host} does not answer; the built-in one does its work meanwhile`,
  ])
})

it('given a server that is well again, says so and uses it', async () => {
  server.behave = answers.status(500)
  const { servers, notices } = setUp({ llm: { baseUrl, model: 'm' } })
  await servers.open(OPENING, { signal })
  expect(notices.at(-1)).toMatch(/meanwhile$/u)
  server.behave = answers.json({ choices: [] })
  await expect.poll(() => notices.at(-1)).toBe('the language model server answers again')
})

it('opens a connection again while the user speaks, where none is open', async () => {
  server.behave = answers.sound([
    Buffer.from(Int16Array.from({ length: 9_000 }, () => 9_000).buffer),
  ])
  const { servers } = setUp({ tts: { baseUrl, model: 'm', voice: 'v' } })
  const llm = servers.llm(localLlm('').llm)
  for await (const batch of llm.prefill(OPENING, { signal })) void batch
  await expect.poll(() => server.connections()).toBe(1)
  const tts = servers.tts(localTts().tts, (port) => port)
  const connectionMs: (number | null)[] = []
  const onProvider = (use: { connection_ms: number | null }) => connectionMs.push(use.connection_ms)
  await new Promise((resolve) => setTimeout(resolve, 20)) // the rest of the sentence is said
  const options = { signal, voice: 'af_heart', speed: 1, onProvider }
  for await (const pcm of tts.speak('Hello.', options)) void pcm
  expect(connectionMs).toEqual([0])
})

it('closes what is open with the engine, also while it is being opened', async () => {
  server.behave = answers.silence()
  const { servers } = setUp({ llm: { baseUrl, model: 'm' } })
  const opened = servers.open(OPENING, { signal })
  await expect.poll(() => server.asked.length).toBe(1)
  servers.close()
  await expect(opened).rejects.toMatchObject({ name: 'AbortError' })
  await server.asked[0]!.brokenOff
})
