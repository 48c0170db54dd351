// A real server of llama.cpp with the same model as the built-in engine: what it costs in time, and what becomes of a reply when
// it is killed or frozen.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { History } from '../../src/engine/conversation/session/history.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { cacheFolder } from '../../src/engine/models/cache-folder.ts'
import type { Llm } from '../../src/engine/ports.ts'
import { opening } from '../../src/engine/stages/llm/prompt.ts'
import { openTestEngine } from '../../src/engine/testing/open-test-engine.ts'
import { percentiles } from '../../src/shared/percentiles.ts'
import type { ProviderUse } from '../../src/shared/turn-events.ts'
import { LlamaServer, python } from './llama-server.ts'

const QUESTIONS = [
  'What is the capital of Japan?',
  'How many legs does a spider have?',
  'What causes the tides in the ocean?',
  'How many things are in a dozen?',
  'Which planet is the largest?',
  'Who wrote Romeo and Juliet?',
  'Why is the sky blue?',
  'What do plants need to grow?',
  'How do you boil an egg?',
  'What is the opposite of wet?',
  'Where do penguins live?',
  'What is bread made of?',
]
/** It is not waited for in vain: here its time is the question. */
const PATIENT = { firstMs: 20_000, gapMs: 20_000 }
const { signal } = new AbortController()
let server: LlamaServer
let engine: Engine

describe.skipIf(python === undefined)('a server of llama.cpp', () => {
  beforeAll(async () => {
    server = await LlamaServer.start(join(cacheFolder(), 'models/llm-0.5b.gguf'))
    engine = await open({ calmMs: 300, limits: PATIENT })
  }, 120_000)
  afterAll(async () => {
    await engine?.close()
    server?.thaw()
    await server?.kill()
  })

  it(
    'answers the same questions as the built-in model: the price in ms',
    { timeout: 170_000 },
    async () => {
      const times: Record<'server' | 'built-in', number[]> = { server: [], 'built-in': [] }
      const answeredBy: boolean[] = []
      await untilItAnswers()
      for (const [index, question] of QUESTIONS.entries()) {
        // In turns, each as often first.
        const ways = [
          ['server', engine.turnLlm],
          ['built-in', engine.llm],
        ] as const
        for (const [way, llm] of index % 2 ? ways.toReversed() : ways) {
          const { firstMs, uses } = await ask(llm, question)
          times[way].push(firstMs)
          if (way === 'server') answeredBy.push(uses.every(({ failover }) => !failover))
        }
      }
      for (const [way, all] of Object.entries(times)) {
        const { n, p50, max } = percentiles(all)
        process.stdout.write(
          `${way}: first words after ${p50?.toFixed(0)} ms (median of ${n}), worst ${max?.toFixed(0)} ms\n`,
        )
      }
      const extra = times.server.map((ms, i) => ms - times['built-in'][i]!)
      process.stdout.write(
        `price of the server: ${percentiles(extra).p50?.toFixed(0)} ms (median of the differences)\n`,
      )
      // Of the server's times every one is the server's.
      expect(answeredBy).toEqual(QUESTIONS.map(() => true))
    },
  )

  it.each(['kill', 'freeze'] as const)(
    'loses no reply by a %s in its middle',
    { timeout: 120_000 },
    async (what) => {
      await engine.close()
      engine = await open({ calmMs: 60_000 })
      const { text, uses } = await ask(
        engine.turnLlm,
        'How do you boil an egg, step by step?',
        async (deltas) => {
          if (deltas !== 3) return
          if (what === 'kill') await server.kill()
          else server.freeze()
        },
      )
      const [lost] = uses.filter(({ failover }) => failover)
      process.stdout.write(
        `${what}: the built-in model went on after ${lost?.first_byte_ms?.toFixed(0)} ms: ${text}\n`,
      )
      expect(lost).toBeDefined()
      // Three deltas came before; of all that is wanted the built-in model wrote the rest, or ended it itself.
      expect(text.split(/\s+/u).length).toBeGreaterThan(10)
      if (what === 'kill') await server.restart()
    },
  )
})

/** Reading the opening may take it longer at first than a conversation waits for. */
async function untilItAnswers(): Promise<void> {
  for (let asked = 0; asked < 10; asked++) {
    const { uses } = await ask(engine.turnLlm, 'Are you there?')
    if (uses.length > 0 && uses.every(({ failover }) => !failover)) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

async function open(endpointTimes: { calmMs: number; limits?: typeof PATIENT }): Promise<Engine> {
  const endpoints = { llm: { baseUrl: server.baseUrl, model: 'llm-0.5b' } }
  return await openTestEngine(['llm'], { tier: 'fast', endpoints, endpointTimes })
}

/** Asks as a conversation does: all but the last word was read while it was said. */
async function ask(
  llm: Llm,
  question: string,
  after: (deltas: number) => void | Promise<void> = () => {},
): Promise<{ text: string; firstMs: number; uses: ProviderUse[] }> {
  const history = new History(() => opening(new Date()))
  const early = history.withUser(question.split(' ').slice(0, -1).join(' '))
  for await (const batch of llm.prefill(early, { signal })) void batch
  const uses: ProviderUse[] = []
  const options = {
    signal,
    maxTokens: 60,
    onCommand() {},
    onProvider: (use: ProviderUse) => void uses.push(use),
  }
  const askedMs = performance.now()
  let firstMs: number | undefined
  let deltas = 0
  let text = ''
  for await (const delta of llm.answer(history.withUser(question), options)) {
    firstMs ??= performance.now() - askedMs
    text += delta
    await after(++deltas)
  }
  return { text, firstMs: firstMs ?? NaN, uses }
}
