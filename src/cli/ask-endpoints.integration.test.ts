// Servers with real engines behind them that die in the middle of a turn. `npm run endpoints` is the long form.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../engine/engine.ts'
import { openTestEngine } from '../engine/testing/open-test-engine.ts'
import { askThrough, failovers } from './testing/endpoint-conversation.ts'
import { explanation } from './testing/recordings.ts'
import { OwnEndpointServer } from './testing/own-endpoint-server.ts'

const { signal } = new AbortController()
let behind: Engine
let server: OwnEndpointServer
let engine: Engine
const notices: string[] = []

beforeAll(async () => {
  behind = await openTestEngine(['stt', 'llm', 'tts'], { tier: 'fast' })
  server = new OwnEndpointServer(behind)
  const baseUrl = await server.listen()
  const endpoint = { baseUrl, model: 'fast' }
  engine = await openTestEngine(['stt', 'llm', 'tts', 'vad'], {
    tier: 'fast',
    endpoints: { stt: endpoint, llm: endpoint, tts: { ...endpoint, voice: 'af_heart' } },
    // A machine that is busy must not pass for a server that died.
    endpointTimes: { calmMs: 400, limits: { firstMs: 20_000, gapMs: 20_000 } },
    onNotice: (text) => notices.push(text),
  })
}, 100_000)
afterAll(async () => {
  await engine?.close()
  server?.close()
  await behind?.close()
})

describe('a conversation through servers', () => {
  it('given servers that are well, is answered by them alone', async () => {
    const events = await askThrough(engine, explanation(), { signal })
    expect(failovers(events)).toEqual({ stt: [false], llm: [false], tts: [false] })
    expect(events.at(-1)).toMatchObject({
      event: 'turn',
      transcript: expect.stringMatching(/tides/iu) as string,
    })
  })

  it('given a server that dies in the middle of its reply, loses no word of it', async () => {
    server.dies = 'llm'
    const events = await askThrough(engine, explanation(), { signal })
    expect(server.deaths).toBe(1)
    expect(failovers(events).llm).toEqual([false, true])
    const turn = events.find((event) => event.event === 'turn')!
    expect(turn.transcript).toMatch(/tides/iu)
    expect(turn.reply).toMatch(/[.!?]$/u)
    expect(turn.heard.split(' ').length).toBeGreaterThanOrEqual(turn.reply.split(' ').length - 1)
    await expect.poll(() => notices.at(-1), { timeout: 20_000 }).toMatch(/answers again$/u)
  })
})
