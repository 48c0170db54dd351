// Servers with engines of ours behind them, each killed in the middle of its work, turn after turn: none may be lost.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askThrough, failovers } from '../../src/cli/testing/endpoint-conversation.ts'
import { OwnEndpointServer } from '../../src/cli/testing/own-endpoint-server.ts'
import { explanation } from '../../src/cli/testing/recordings.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openTestEngine } from '../../src/engine/testing/open-test-engine.ts'
import { ENDPOINT_STAGES, type EndpointStage } from '../../src/shared/endpoint.ts'
import { percentiles } from '../../src/shared/percentiles.ts'

const DEATHS = Number(process.env['PARLEY_ENDPOINT_DEATHS'] ?? 10)
const STAGES = ENDPOINT_STAGES.filter(
  (stage) => (process.env['PARLEY_ENDPOINT_STAGE'] ?? stage) === stage,
)
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

it.each(STAGES)('%s: no turn is lost', { timeout: 600_000 }, async (stage) => {
  const failoverMs: number[] = []
  let turns = 0
  let answered = 0
  const until = server.deaths + DEATHS
  // A busy machine may make a server late before it dies: such a turn counts as a turn, and not as a death.
  while (server.deaths < until && turns < 2 * DEATHS) {
    await expect.poll(allAreWell, { timeout: 30_000 }).toBe(true)
    server.dies = stage
    const before = server.deaths
    const events = await askThrough(engine, explanation(), { signal })
    turns++
    const turn = events.find((event) => event.event === 'turn')
    const isWhole =
      turn !== undefined && /[.!?]$/u.test(turn.reply) && saidAll(turn.reply, turn.heard)
    if (isWhole) answered++
    if (server.deaths > before) failoverMs.push(...msOf(events, stage))
  }
  const { p50, max } = percentiles(failoverMs)
  process.stdout.write(
    `${stage}: ${answered} of ${turns} turns answered to their end, ${server.deaths - until + DEATHS} deaths; ` +
      `from the last sign of the server to the built-in engine's first: median ${p50?.toFixed(0)} ms, worst ${max?.toFixed(0)} ms\n`,
  )
  expect(answered).toBe(turns)
  expect(failoverMs.length).toBeGreaterThan(0)
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
