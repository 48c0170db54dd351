import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EndpointLlm } from './endpoint-llm.ts'
import { failoverLlm } from './failover-llm.ts'
import { answers, LyingServer, type Behaviour } from './testing/lying-server.ts'
import { localLlm, providerNotes, served, type ServedOptions } from './testing/local-ports.ts'

const MESSAGES = [{ role: 'user' as const, content: 'Which way?' }]
const WHOLE = 'Go left at the mill, then straight on.'

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
  const local = localLlm(WHOLE)
  const stage = served('llm', baseUrl, options)
  closing.push(stage.close)
  const notes = providerNotes()
  const llm = failoverLlm(new EndpointLlm(stage.client), local.llm, stage)
  const commands: string[] = []
  const answer = async (signal = new AbortController().signal): Promise<string[]> => {
    const deltas: string[] = []
    const onCommand = (command: string) => void commands.push(command)
    const { onProvider } = notes
    for await (const delta of llm.answer(MESSAGES, {
      signal,
      maxTokens: 50,
      onCommand,
      onProvider,
    }))
      deltas.push(delta)
    return deltas
  }
  return { llm, local, stage, notes, answer, commands }
}

describe('failoverLlm, a server that is well', () => {
  it('answers, and tells who it was and how long that took', async () => {
    const { answer, notes, local } = setUp(answers.chat(['Go ', 'left.']))
    expect((await answer()).join('')).toBe('Go left.')
    expect(notes.uses).toEqual([
      {
        stage: 'llm',
        name: `${new URL(baseUrl).host}: m`,
        connection_ms: expect.any(Number) as number,
        first_byte_ms: expect.any(Number) as number,
        failover: false,
      },
    ])
    expect(local.saids).toEqual([])
  })

  it('keeps the connection open from one reply to the next', async () => {
    const { answer, notes } = setUp(answers.chat(['Go ', 'left.']))
    await answer()
    await new Promise((resolve) => setTimeout(resolve, 20)) // a person says something meanwhile
    await answer()
    expect(await server.connections()).toBe(1)
    expect(notes.uses[1]?.connection_ms).toBe(0)
  })

  it('is told the key and nothing else of this computer', async () => {
    const { answer } = setUp(answers.chat(['Yes.']), { apiKey: 'secret' })
    await answer()
    const { headers } = server.asked[0]!
    expect(headers.authorization).toBe('Bearer secret')
    const names = Object.keys(headers).sort()
    expect(names).toEqual(
      ['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host'].sort(),
    )
  })

  it('gets no key where there is none', async () => {
    const { answer } = setUp(answers.chat(['Yes.']))
    await answer()
    expect(server.asked[0]!.headers).not.toHaveProperty('authorization')
  })

  it('gives commands as the built-in model does, and speaks no marks', async () => {
    const command = setUp(answers.chat(['[set a timer', ' for 6 minutes]']))
    expect(await command.answer()).toEqual([])
    expect(command.commands).toEqual(['set a timer for 6 minutes'])
    const marked = setUp(answers.chat(['<think>Hm.</think>', '**Go** ', 'left.']))
    expect((await marked.answer()).join('')).toBe('Go left.')
  })

  it('leaves an answer that may be no command to the built-in model, which can be kept from one', async () => {
    const { llm, local } = setUp(answers.chat(['[stop]']))
    const { signal } = new AbortController()
    const deltas: string[] = []
    for await (const delta of llm.answer(MESSAGES, { signal, maxTokens: 50 })) deltas.push(delta)
    expect(deltas.join('')).toBe(WHOLE)
    expect(local.saids).toEqual([''])
    expect(server.asked).toEqual([])
  })

  it('does not decide whether the user is done: the built-in model tells', async () => {
    const { llm } = setUp(answers.chat(['Go left.']))
    const told: boolean[] = []
    const { signal } = new AbortController()
    const options = { signal, maxTokens: 50, onCommand: () => {} }
    const onSoundsFinished = (finished: boolean) => void told.push(finished)
    for await (const delta of llm.answer(MESSAGES, { ...options, onSoundsFinished })) void delta
    expect(told).toEqual([true])
  })

  it('sees the connection close when the reply is withdrawn, so that its work ends', async () => {
    const { answer, stage } = setUp(answers.chatStuck(['Go ']))
    const abort = new AbortController()
    const answered = answer(abort.signal)
    await expect.poll(() => server.asked.length).toBe(1)
    abort.abort(new DOMException('withdrawn', 'AbortError'))
    await expect(answered).rejects.toMatchObject({ name: 'AbortError' })
    await server.asked[0]!.brokenOff
    expect(stage.watch.isUp).toBe(true)
  })
})

describe('failoverLlm, a server that fails', () => {
  it.each([
    ['status 500', answers.status(500), 'answered with status 500'],
    ['a refused key', answers.status(401), 'refused the key'],
    ['an unknown model', answers.status(404), "no model 'm'"],
    ['a page of a router', answers.html(), 'broke off in the middle'],
    ['garbage', answers.streamed('data: {"choi\n\n'), 'cannot be read'],
    ['JSON of another kind', answers.streamed('data: [1]\n\ndata: {"choices":7}\n\n'), 'broke off'],
    [
      'an error in the stream',
      answers.streamed('data: {"error":{"message":"x"}}\n\n'),
      'broke off',
    ],
    ['nothing', answers.streamed(''), 'broke off in the middle'],
    ['an end at once', answers.chat([]), 'answered with nothing'],
    ['another address', answers.redirect('http://localhost:1/'), 'sends us on'],
    ['no answer', answers.silence(), 'took longer than 0.1 s', { firstMs: 100 }],
  ])(
    'given %s, the built-in model answers the same words',
    async (_name, behave, why, limits: ServedOptions = {}) => {
      const { answer, stage, notes, local } = setUp(behave, limits)
      expect((await answer()).join('')).toBe(WHOLE)
      expect(local.saids).toEqual([''])
      expect(stage.errors[0]).toContain(why)
      expect(notes.uses).toMatchObject([{ name: 'fake: local', failover: true }])
      expect(stage.watch.isUp).toBe(false)
    },
  )

  it.each([
    ['is cut', answers.chatCut(['Go left', ' at the'])],
    ['ends too early', answers.chatUnfinished(['Go left', ' at the'])],
    ['stands still', answers.chatStuck(['Go left', ' at the']), { gapMs: 100 }],
  ])(
    'given a reply that %s, the built-in model goes on behind it',
    async (_name, behave, limits: ServedOptions = {}) => {
      const { answer, local, notes } = setUp(behave, limits)
      expect((await answer()).join('')).toBe(WHOLE)
      expect(local.saids).toEqual(['Go left at the'])
      expect(notes.uses.map(({ failover }) => failover)).toEqual([false, true])
    },
  )

  it('given a server that is withdrawn while it answers, breaks off and goes on here, and asks it no more', async () => {
    const { answer, stage, local, notes } = setUp(answers.chatStuck(['Go left', ' at the']))
    const answered = answer()
    await expect.poll(() => notes.uses.length).toBe(1)
    stage.close()
    expect((await answered).join('')).toBe(WHOLE)
    await server.asked[0]!.brokenOff
    expect((await answer()).join('')).toBe(WHOLE)
    expect(local.saids).toHaveLength(2)
    expect(server.asked).toHaveLength(1)
    expect(stage.errors).toEqual([])
  })

  it('given a reply without end, stops listening, and the server sees it', async () => {
    const { answer } = setUp(answers.chatEndless(' on'))
    const deltas = await answer()
    expect(deltas.length).toBeLessThan(110)
    await server.asked[0]!.brokenOff
  })

  it('does not ask a server again that has failed, until it has been left alone and is well', async () => {
    const { answer, stage } = setUp(answers.status(500))
    await answer()
    await answer()
    expect(server.asked.length).toBe(1)
    server.behave = answers.chat(['Go right.'])
    await expect.poll(() => stage.watch.isUp).toBe(true)
    expect((await answer()).join('')).toBe('Go right.')
  })

  it('does not take a failure of the built-in model for its own', async () => {
    const { llm, stage } = setUp(answers.status(500))
    const broken = failoverLlm(
      new EndpointLlm(stage.client),
      {
        ...llm,
        answer: () => {
          throw new Error('the built-in model')
        },
      },
      stage,
    )
    const { signal } = new AbortController()
    const answered = broken.answer(MESSAGES, { signal, maxTokens: 50, onCommand: () => {} })
    await expect(answered[Symbol.asyncIterator]().next()).rejects.toThrow('the built-in model')
  })
})
