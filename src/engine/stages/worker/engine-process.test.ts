import { describe, expect, it, vi } from 'vitest'
import { EngineProcess } from './engine-process.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { serve, type Methods } from './serve.ts'
import type { Spawn } from './worker-life.ts'

type CounterMethods = {
  load: { params: { first: number }; chunk: never; result: string }
  count: { params: { to: number }; chunk: number; result: string }
  hang: { params: undefined; chunk: never; result: undefined }
  deadlock: { params: undefined; chunk: never; result: undefined }
}

const signal = new AbortController().signal

/** Processes that live in this one: real protocol on both sides, no fork. */
function fakeProcesses(options: { loadFails?: boolean } = {}) {
  const state = {
    spawned: 0,
    computed: [] as number[],
    told: [] as string[],
    cleanedUp: 0,
    deaf: false,
    /** A sign of life from the latest process. */
    beat: (): void => {},
  }
  const exits: ((how: string) => void)[] = []
  const spawn: Spawn = () => {
    state.spawned++
    let toWorker: (message: ToWorker) => void = () => {}
    let fromWorker: (message: FromWorker) => void = () => {}
    let exit = (_how: string): void => {}
    let alive = true
    const methods: Methods<CounterMethods> = {
      // eslint-disable-next-line require-yield
      async *load({ first }) {
        if (options.loadFails) throw new Error('no such model')
        return `loaded ${first}`
      },
      async *count({ to }) {
        try {
          for (let i = 0; i < to; i++) {
            state.computed.push(i)
            yield i
          }
          return 'done'
        } finally {
          state.cleanedUp++
        }
      },
      // eslint-disable-next-line require-yield
      async *hang() {
        return await new Promise<never>(() => {})
      },
      // eslint-disable-next-line require-yield
      async *deadlock() {
        return await new Promise<never>(() => {})
      },
    }
    serve(methods, {
      port: {
        send: (message) => queueMicrotask(() => alive && fromWorker(message)),
        onMessage: (listener) => (toWorker = listener),
      },
    })
    const die = (how: string): void => {
      if (!alive) return
      alive = false
      exit(how)
    }
    exits.push(die)
    return {
      pid: state.spawned,
      send: (message) => queueMicrotask(() => alive && !state.deaf && toWorker(message)),
      onMessage: (listener) => (fromWorker = listener),
      onSign: (listener) => (state.beat = listener),
      onExit: (listener) => (exit = listener),
      kill: () => die('SIGKILL'),
    }
  }
  const engine = new EngineProcess<CounterMethods>({
    name: 'counter',
    file: 'fake',
    spawn,
    load: { first: 1 },
    watchdog: {
      everyMs: 5,
      silentLooks: 4,
      hasHeartbeat: true,
      deadlineMs: (method) => (method === 'deadlock' ? 30 : Infinity),
    },
    onDeath: () => state.told.push('died'),
    onRecovery: () => state.told.push('recovered'),
  })
  return { engine, state, killLatest: () => exits.at(-1)?.('SIGSEGV') }
}

async function collect(chunks: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = []
  for await (const chunk of chunks) all.push(chunk)
  return all
}

describe('EngineProcess', () => {
  it('given a start, loads once and hands out what load said', async () => {
    const { engine, state } = fakeProcesses()
    expect(await engine.start({ signal })).toBe('loaded 1')
    expect(await engine.start({ signal })).toBe('loaded 1')
    expect(state.spawned).toBe(1)
  })

  it('given a stream, computes only what is pulled', async () => {
    const { engine, state } = fakeProcesses()
    const chunks = engine.stream('count', { to: 100 }, { signal })
    await chunks.next()
    await chunks.next()
    expect(state.computed).toEqual([0, 1])
  })

  it('given a process, when it is asked for its memory, then it tells what it has and had, also while it works', async () => {
    const { engine } = fakeProcesses()
    expect(await engine.memory()).toBeNull() // none runs
    await engine.start({ signal })
    const abort = new AbortController()
    const busy = engine.call('hang', undefined, { signal: abort.signal })
    const memory = await engine.memory()
    expect(memory?.residentBytes).toBeGreaterThan(10_000_000)
    expect(memory?.peakBytes).toBeGreaterThanOrEqual(memory!.residentBytes * 0.9)
    abort.abort(new Error('enough'))
    await expect(busy).rejects.toThrow('enough')
  })

  it('given a process that does not answer or has ended, when it is asked for its memory, then it is not known', async () => {
    const { engine, state, killLatest } = fakeProcesses()
    await engine.start({ signal })
    state.deaf = true
    expect(await engine.memory(5)).toBeNull()
    const asked = engine.memory()
    killLatest()
    expect(await asked).toBeNull()
    await engine.close()
    expect(await engine.memory()).toBeNull()
  })

  it('given a consumer that leaves, cleans up in the worker', async () => {
    const { engine, state } = fakeProcesses()
    for await (const chunk of engine.stream('count', { to: 100 }, { signal }))
      if (chunk === 2) break
    await vi.waitFor(() => expect(state.cleanedUp).toBe(1))
  })

  it('given an abort while a pull hangs, rejects at once with its reason', async () => {
    const { engine } = fakeProcesses()
    await engine.start({ signal })
    const abort = new AbortController()
    const call = engine.call('hang', undefined, { signal: abort.signal })
    await Promise.resolve()
    abort.abort(new Error('stale'))
    await expect(call).rejects.toThrow('stale')
  })

  it('given a death in the middle of a stream, fails it as engine_died and serves the next from a new process', async () => {
    const { engine, state, killLatest } = fakeProcesses()
    const chunks = engine.stream('count', { to: 3 }, { signal })
    await chunks.next()
    killLatest()
    await expect(chunks.next()).rejects.toMatchObject({ code: 'engine_died' })
    expect(await collect(engine.stream('count', { to: 3 }, { signal }))).toEqual([0, 1, 2])
    expect(state.spawned).toBe(2)
  })

  it('given a death, tells of it, and again when it serves', async () => {
    const { engine, state, killLatest } = fakeProcesses()
    await engine.start({ signal })
    killLatest()
    await vi.waitFor(() => expect(state.told).toEqual(['died', 'recovered']))
  })

  it('given a process that stops answering, ends it and says so', async () => {
    const { engine, state } = fakeProcesses()
    await engine.start({ signal })
    state.beat()
    const call = engine.call('hang', undefined, { signal })
    state.deaf = true
    await expect(call).rejects.toMatchObject({ code: 'engine_hung' })
  })

  it.each(['every call is withdrawn', 'it is only asked for a sign of life'])(
    'given a process that stops answering while %s, ends it all the same',
    async (how) => {
      const { engine, state } = fakeProcesses()
      await engine.start({ signal })
      state.beat()
      state.deaf = true
      const withdrawn = { signal: AbortSignal.timeout(5) }
      if (how.startsWith('it')) engine.seek()
      else void engine.call('hang', undefined, withdrawn).catch(() => {})
      await vi.waitFor(() => expect(state.told).toContain('died'))
    },
  )

  it('given a busy process whose heart has not begun to beat, waits', async () => {
    const { engine, state } = fakeProcesses()
    await engine.start({ signal })
    const abort = new AbortController()
    const call = engine.call('hang', undefined, { signal: abort.signal })
    state.deaf = true
    setTimeout(() => abort.abort(new Error('long enough')), 100)
    await expect(call).rejects.toThrow('long enough')
    expect(state.told).toEqual([])
  })

  it('given a heart that beats on while a step never ends, ends the process at the deadline of its method', async () => {
    const { engine, state } = fakeProcesses()
    await engine.start({ signal })
    const beating = setInterval(() => state.beat(), 5)
    const call = engine.call('deadlock', undefined, { signal })
    await expect(call).rejects.toMatchObject({ code: 'engine_hung' })
    clearInterval(beating)
  })

  it('given a process that keeps dying, gives up with what to do', async () => {
    const { engine, killLatest } = fakeProcesses()
    await engine.start({ signal })
    for (let i = 0; i < 4; i++) {
      killLatest()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await expect(engine.start({ signal })).rejects.toMatchObject({
      code: 'engine_failed',
      message: expect.stringContaining('doctor') as string,
    })
  })

  it('given a load that fails, tells why, leaves no process, and tries afresh at the next start', async () => {
    const { engine, state } = fakeProcesses({ loadFails: true })
    await expect(engine.start({ signal })).rejects.toThrow('no such model')
    await expect(engine.start({ signal })).rejects.toThrow('no such model')
    expect(state.spawned).toBe(2)
    expect(engine.pid).toBeUndefined()
  })

  it('given close, ends the process and starts no other', async () => {
    const { engine, state } = fakeProcesses()
    await engine.start({ signal })
    await engine.close()
    await expect(engine.start({ signal })).rejects.toMatchObject({ code: 'engine_failed' })
    expect(state.spawned).toBe(1)
  })
})
