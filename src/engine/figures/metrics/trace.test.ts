import { describe, expect, it } from 'vitest'
import { itemMs, pipelineFigures, timed, timedCall, TurnTrace } from './trace.ts'

function setUp() {
  const clock = { nowMs: 0 }
  const told: [string, number][] = []
  const trace = new TurnTrace(
    () => clock.nowMs,
    (name, tMs) => told.push([name, tMs]),
  )
  const state = { closed: false }
  async function* fakeStage<T>(...steps: [afterMs: number, item: T][]): AsyncGenerator<T> {
    try {
      for (const [afterMs, item] of steps) {
        clock.nowMs += afterMs
        yield item
      }
    } finally {
      state.closed = true
    }
  }
  return { clock, told, trace, state, fakeStage }
}

async function drain<T>(items: AsyncIterable<T>, use: (item: T) => void = () => {}): Promise<void> {
  for await (const item of items) use(item)
}

describe('timed', () => {
  it('given a stage, passes its items on and marks the first pull and the first item', async () => {
    const { clock, trace, told, fakeStage } = setUp()
    clock.nowMs = 100
    const items: string[] = []
    for await (const item of timed('llm', fakeStage([120, 'a'], [20, 'b']), trace)) items.push(item)
    expect(items).toEqual(['a', 'b'])
    expect(trace.marks).toEqual({ llmStart: 100, llmFirstToken: 220 })
    expect(told).toEqual([
      ['llmStart', 100],
      ['llmFirstToken', 220],
    ])
  })

  it('given several runs, keeps the first marks, adds up the work and leaves out its consumer', async () => {
    const { clock, trace, fakeStage } = setUp()
    for (let run = 0; run < 2; run++) {
      const pieces = fakeStage([100, new Float32Array(4800)], [50, new Float32Array(2400)])
      await drain(
        timed('tts', pieces, trace, (pcm) => pcm.length),
        () => (clock.nowMs += 1000),
      )
    }
    expect(trace.marks).toEqual({ ttsStart: 0, ttsFirstAudio: 100 })
    expect(trace.stage('tts')).toEqual({
      items: 4,
      amount: 14_400,
      busyMs: 300,
      firstItemMs: 200,
      runs: 2,
    })
    expect(pipelineFigures(trace, 24_000).tts_real_time_factor).toBe(0.5)
  })

  it('given a stage that works on behind its last item, counts no time for what brings none', async () => {
    const { clock, trace, fakeStage } = setUp()
    async function* reply(): AsyncGenerator<string> {
      yield* fakeStage([100, 'a'], [25, 'b'], [25, 'c'])
      clock.nowMs += 90 // by which the model ends its reply
    }
    await drain(timed('llm', reply(), trace))
    expect(trace.stage('llm').busyMs).toBe(150)
    expect(pipelineFigures(trace, 24_000).tokens_per_second).toBe(40)
  })

  it('given a consumer that leaves early, closes the stage', async () => {
    const { trace, state, fakeStage } = setUp()
    const run = timed('llm', fakeStage([1, 'a'], [1, 'b']), trace)
    await run.next()
    await run.return()
    expect(state.closed).toBe(true)
  })

  it('given a stage that fails, passes the error on', async () => {
    const { trace } = setUp()
    async function* failing(): AsyncGenerator<string> {
      yield 'a'
      throw new Error('broken')
    }
    await expect(drain(timed('llm', failing(), trace))).rejects.toThrow('broken')
    expect(trace.stage('llm').items).toBe(1)
  })
})

describe('timedCall', () => {
  it('marks start and end around the call', async () => {
    const { clock, trace } = setUp()
    const text = await timedCall(
      'sttStart',
      'sttComplete',
      async () => {
        clock.nowMs += 140
        return 'hello'
      },
      trace,
    )
    expect(text).toBe('hello')
    expect(trace.marks).toEqual({ sttStart: 0, sttComplete: 140 })
  })
})

describe('pipelineFigures', () => {
  it('given tokens, counts their rate without the first, which is the prompt’s', async () => {
    const { trace, fakeStage } = setUp()
    const tokens = fakeStage([500, 'a'], [25, 'b'], [25, 'c'])
    await drain(timed('llm', tokens, trace))
    expect(pipelineFigures(trace, 24_000)).toEqual({
      tokens: 3,
      tokens_per_second: 40,
      tts_real_time_factor: null,
    })
  })

  it('given nothing, knows nothing', () => {
    expect(pipelineFigures(setUp().trace, 24_000)).toEqual({
      tokens: 0,
      tokens_per_second: null,
      tts_real_time_factor: null,
    })
  })
})

describe('itemMs', () => {
  it('given several items, then it is the mean of what they took, without the wait for the first, or for who takes them', async () => {
    const { clock, trace, fakeStage } = setUp()
    const tokens = fakeStage([500, 'a'], [40, 'b'], [60, 'c'])
    await drain(timed('llm', tokens, trace), () => (clock.nowMs += 1_000))
    expect(itemMs(trace.stage('llm'))).toBe(50)
  })

  it('given one or none, then it is not known', async () => {
    const { trace, fakeStage } = setUp()
    expect(itemMs(trace.stage('llm'))).toBeUndefined()
    await drain(timed('llm', fakeStage([500, 'a']), trace))
    expect(itemMs(trace.stage('llm'))).toBeUndefined()
  })
})
