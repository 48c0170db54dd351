// A real Prometheus beside a conversation: it scrapes, its rules hold, and the dashboard's questions have answers.
import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { FakeEngine } from '../../src/engine/figures/metrics/testing/fake-engine.ts'
import { healthOf } from '../../src/engine/figures/metrics/prometheus/health.ts'
import { Metrics } from '../../src/engine/figures/metrics/prometheus/metrics.ts'
import { serveMetrics } from '../../src/engine/figures/metrics/prometheus/serve-metrics.ts'
import {
  endpointUsed,
  interruptedTurn,
  spokenTurn,
  toolCalled,
} from '../../src/engine/figures/metrics/testing/turn-stories.ts'
import { recording } from '../fixture/recordings.ts'
import { runParley } from '../../src/cli/testing/run-parley.ts'
import { questions, type Question } from './dashboard.ts'
import { startPrometheus, type Prometheus } from './prometheus.ts'

const PORT = 19_464
/** Two scrapes and a half. */
const SCRAPED_MS = 1_250

/** Those that get no number. */
async function unanswered(
  prometheus: Prometheus,
  asked: Question[],
  atMs?: number,
): Promise<string[]> {
  const answers = await Promise.all(asked.map(({ expr }) => prometheus.query(expr, atMs)))
  return asked
    .filter((_, i) => !answers[i]?.some(({ value }) => Number.isFinite(value)))
    .map(({ title, expr }) => `${title}: ${expr}`)
}

describe('metrics-check', () => {
  it('given turns told by the event stream, an endpoint and a token, then Prometheus scrapes, its rules work and every question of the dashboard is answered', async () => {
    const metrics = new Metrics(() => healthOf({ stt: 'ready', llm: 'ready', tts: 'ready' }))
    const engine = new FakeEngine()
    metrics.use(engine)
    const server = await serveMetrics(metrics, { port: 0, token: 'secret' })
    const prometheus = await startPrometheus(new URL(server.url).host, 'secret')
    try {
      for (let turn = 1; turn <= 6; turn += 2) {
        for (const events of [
          spokenTurn(turn),
          interruptedTurn(turn + 1),
          endpointUsed(turn),
          toolCalled(turn),
        ])
          for (const event of events) metrics.event(event)
        engine.lease('llm', 'used', 12)
        await after(SCRAPED_MS)
      }
      expect(await prometheus.targets()).toMatchObject([{ health: 'up', lastError: '' }])
      expect(await unanswered(prometheus, questions())).toEqual([])
      const rules = await prometheus.rules()
      expect(rules.length).toBeGreaterThan(10)
      expect(rules.filter(({ health }) => health !== 'ok')).toEqual([])
      const [p50] = await prometheus.query(
        'histogram_quantile(0.5, sum by (le) (rate(parley_voice_to_voice_seconds_bucket[5m])))',
      )
      expect(p50?.value).toBeCloseTo(0.65, 2) // all took 642 ms: the middle of the class from 0.6 to 0.7
    } finally {
      await prometheus.close()
      await server.close()
    }
  })

  it('given a wrong token, then Prometheus gets nothing', async () => {
    const metrics = new Metrics(() => healthOf({}))
    const server = await serveMetrics(metrics, { port: 0, token: 'secret' })
    const prometheus = await startPrometheus(new URL(server.url).host, 'wrong')
    try {
      expect(await prometheus.targets()).toMatchObject([{ health: 'down' }])
    } finally {
      await prometheus.close()
      await server.close()
    }
  })

  it('given `ask --metrics` with spoken questions, then every question of the dashboard but those about endpoints is answered', async () => {
    const files = ['1-japan', '3-tides', '4-dozen'].map((name) => recording(name).file)
    let prometheus: Promise<Prometheus> | undefined
    let lastTurnMs = 0
    let turns = 0
    try {
      const ran = await runParley(['ask', ...files, '--json', '--metrics', String(PORT)], {
        onEvent: ({ event }) => {
          prometheus ??= startPrometheus(`127.0.0.1:${PORT}`)
          if (event !== 'turn') return
          turns++
          lastTurnMs = Date.now()
        },
      })
      expect(ran.status, ran.stderr).toBe(0)
      expect(turns).toBeGreaterThanOrEqual(3)
      const asked = questions().filter(({ isOfEndpoints }) => !isOfEndpoints)
      expect(asked.length).toBeGreaterThan(30)
      // The command is over: what it was like at its last turn.
      expect(await unanswered(await prometheus!, asked, lastTurnMs)).toEqual([])
    } finally {
      await (await prometheus)?.close()
    }
  })
})
