// Servers with engines of ours behind them, each killed in the middle of its work, turn after turn: none may be lost.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askThrough, failovers } from '../../src/cli/testing/endpoint-conversation.ts'
import { OwnEndpointServer } from '../../src/cli/testing/own-endpoint-server.ts'
import { explanation } from '../../src/cli/testing/recordings.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openTestEngine } from '../../src/engine/testing/open-test-engine.ts'
import { ENDPOINT_STAGES, type EndpointStage } from '../../src/shared/endpoint.ts'
import { percentiles } from '../../src/shared/percentiles.ts'

const TURNS = Number(process.env['PARLEY_ENDPOINT_TURNS'] ?? 30)
const { signal } = new AbortController()
let behind: Engine
let server: OwnEndpointServer
let engine: Engine
const notices: string[] = []

beforeAll(async () => {
  behind = await openTestEngine(['stt', 'llm', 'tts'], { tier: 'fast' })
  server = new OwnEndpointServer(behind)
  const endpoint = { baseUrl: await server.listen(), model: 'fast' }
  engine = await openTestEngine(['stt', 'llm', 'tts', 'vad'], {
    tier: 'fast',
    endpoints: { stt: endpoint, llm: endpoint, tts: { ...endpoint, voice: 'af_heart' } },
    endpointTimes: { calmMs: 400 },
    onNotice: (text) => notices.push(text),
  })
}, 120_000)
afterAll(async () => {
  await engine?.close()
  server?.close()
  await behind?.close()
})

it('each in turn, in the middle of its work: no turn is lost', { timeout: 900_000 }, async () => {
  const failoverMs: Record<EndpointStage, number[]> = { stt: [], llm: [], tts: [] }
  let answered = 0
  for (let turn = 1; turn <= TURNS; turn++) {
    const stage = ENDPOINT_STAGES[turn % ENDPOINT_STAGES.length]!
    await expect.poll(allAreWell, { timeout: 30_000 }).toBe(true)
    server.dies = stage
    const before = server.deaths
    const events = await askThrough(engine, explanation(), { signal })
    const end = events.find((event) => event.event === 'turn')
    const isWhole = end !== undefined && /[.!?]$/u.test(end.reply) && saidAll(end.reply, end.heard)
    if (isWhole) answered++
    // A busy machine may make a server late before it dies: such a turn is no death.
    const ms = server.deaths > before ? msOf(events, stage) : []
    failoverMs[stage].push(...ms)
    const outcome =
      ms.length > 0 ? `${ms.map((each) => each.toFixed(0)).join(', ')} ms` : 'no death'
    process.stdout.write(`${turn} ${stage}: ${isWhole ? 'answered' : 'LOST'}, ${outcome}\n`)
  }
  process.stdout.write(
    `${answered} of ${TURNS} turns answered to their end, ${server.deaths} deaths\n`,
  )
  for (const [stage, all] of Object.entries(failoverMs)) {
    const { n, p50, max } = percentiles(all)
    process.stdout.write(
      `${stage}: ${n} failovers, from the last sign of the server to the first of the built-in engine: ` +
        `median ${p50?.toFixed(0)} ms, worst ${max?.toFixed(0)} ms\n`,
    )
  }
  expect(answered).toBe(TURNS)
  expect(server.deaths).toBeGreaterThan(0)
})

function msOf(events: Awaited<ReturnType<typeof askThrough>>, stage: EndpointStage): number[] {
  expect(failovers(events)[stage]).toContain(true)
  return events.flatMap((event) =>
    event.event === 'provider' && event.stage === stage && event.failover
      ? [event.first_byte_ms ?? Infinity]
      : [],
  )
}

/** The last word may still sound when it is counted. */
function saidAll(reply: string, heard: string): boolean {
  return heard.split(' ').length >= reply.split(' ').length - 1
}

function allAreWell(): boolean {
  const times = (said: RegExp): number => notices.filter((text) => said.test(text)).length
  return times(/meanwhile$/u) === times(/again$/u)
}
