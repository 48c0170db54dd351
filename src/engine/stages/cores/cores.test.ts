import { describe, expect, it } from 'vitest'
import { Cores } from './cores.ts'
import { LeaseDropped, type Lease, type Work } from './lease.ts'

const signal = new AbortController().signal
const all = { min: 2, max: 2 }

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}

describe('Cores', () => {
  it('given two engines that want every core, runs them one after the other', async () => {
    const cores = new Cores(2)
    let busy = 0
    let most = 0
    const work = (): Promise<void> =>
      cores.use(
        'llm',
        all,
        async (threads) => {
          busy += threads
          most = Math.max(most, busy)
          await Promise.resolve()
          busy -= threads
        },
        { signal },
      )
    await Promise.all([work(), work(), work()])
    expect(most).toBe(2)
  })

  it('given a waiting token and a waiting clause of speech, serves the speech first', async () => {
    const cores = new Cores(2)
    const held = gate()
    const order: Work[] = []
    const first = cores.use('llm', all, () => held.opened, { signal })
    const later = (['llm', 'tts'] as const).map((work) =>
      cores.use(work, all, async () => void order.push(work), { signal }),
    )
    held.open()
    await Promise.all([first, ...later])
    expect(order).toEqual(['tts', 'llm'])
  })

  it('given one free core, grants what is free down to the minimum', async () => {
    const cores = new Cores(2)
    const held = gate()
    const partial = cores.use('stt-partial', { min: 1, max: 1 }, () => held.opened, { signal })
    const got = await cores.use('stt-final', { min: 1, max: 2 }, async (threads) => threads, {
      signal,
    })
    held.open()
    await partial
    expect(got).toBe(1)
  })

  it('given work that waits, tells how many wait and, once it runs, how long it waited', async () => {
    let nowMs = 0
    const cores = new Cores(2, () => nowMs)
    const waits: [Lease['work'], number][] = []
    const unsubscribe = cores.watch(({ work, waitedMs }) => waits.push([work, waitedMs]))
    const held = gate()
    const first = cores.use('llm', all, () => held.opened, { signal })
    const second = cores.use('tts', all, async () => {}, { signal })
    await Promise.resolve()
    expect(cores.waiting()).toMatchObject({ tts: 1, llm: 0 })
    expect(cores.idle).toBe(0)
    nowMs = 40
    held.open()
    await Promise.all([first, second])
    unsubscribe()
    await cores.use('llm', all, async () => {}, { signal })
    expect(waits).toEqual([
      ['llm', 0],
      ['tts', 40],
    ])
  })

  it('given a waiter that is aborted, takes it out of the queue and serves the next', async () => {
    const cores = new Cores(2)
    const held = gate()
    const abort = new AbortController()
    const first = cores.use('llm', all, () => held.opened, { signal })
    const aborted = cores.use('tts', all, async () => 'ran', { signal: abort.signal })
    const next = cores.use('llm', all, async () => 'ran', { signal })
    abort.abort(new Error('stale'))
    await expect(aborted).rejects.toThrow('stale')
    held.open()
    await first
    expect(await next).toBe('ran')
  })

  it('given a machine with one core, cuts every wish to one thread', async () => {
    expect(await new Cores(1).use('tts', all, async (threads) => threads, { signal })).toBe(1)
  })

  it('given leases, knows how much thread time was lent, also while one is held', async () => {
    let nowMs = 1000
    const cores = new Cores(2, () => nowMs)
    expect(cores.leasedMs()).toBe(0)
    await cores.use('tts', all, async () => void (nowMs += 100), { signal })
    nowMs += 500 // nobody works
    const held = gate()
    const partial = cores.use('stt-partial', { min: 1, max: 1 }, () => held.opened, { signal })
    await Promise.resolve()
    nowMs += 50
    expect(cores.leasedMs()).toBe(250)
    held.open()
    await partial
    nowMs += 1000
    expect(cores.leasedMs()).toBe(250)
  })

  it('given partials behind what somebody waits for, drops those that have waited until they are stale', async () => {
    const cores = new Cores(2)
    const held = gate()
    const told: Lease[] = []
    const unwatch = cores.watch((lease) => void told.push(lease))
    const first = cores.use('tts', all, () => held.opened, { signal })
    const stale = cores.use('stt-partial', all, async () => 'ran', { signal, patienceMs: 1 })
    const patient = cores.use('stt-final', all, async () => 'ran', { signal })
    await expect(stale).rejects.toThrow(LeaseDropped)
    held.open()
    await first
    expect(await patient).toBe('ran')
    unwatch()
    await cores.use('llm', all, async () => {}, { signal })
    expect(told.map(({ work, end }) => [work, end])).toEqual([
      ['stt-partial', 'dropped'],
      ['tts', 'used'],
      ['stt-final', 'used'],
    ])
  })

  it('given partials behind what nobody waits for, lets them wait', async () => {
    const cores = new Cores(2)
    const held = gate()
    const reading = cores.use('llm-ahead', all, () => held.opened, { signal })
    const partial = cores.use('stt-partial', all, async () => 'ran', { signal, patienceMs: 1 })
    await new Promise((resolve) => setTimeout(resolve, 10))
    held.open()
    await reading
    expect(await partial).toBe('ran')
  })

  it('given a partial that gets its cores in time, lets it run to its end, however long that takes', async () => {
    const cores = new Cores(2)
    const held = gate()
    const partial = cores.use('stt-partial', all, () => held.opened, { signal, patienceMs: 1 })
    await new Promise((resolve) => setTimeout(resolve, 5))
    held.open()
    await expect(partial).resolves.toBe(undefined)
  })

  it('given reading ahead that was not wanted any more, tells that it was withdrawn, and how long it had waited', async () => {
    let nowMs = 0
    const cores = new Cores(2, () => nowMs)
    const told: Lease[] = []
    cores.watch((lease) => void told.push(lease))
    const held = gate()
    const abort = new AbortController()
    const first = cores.use('llm', all, () => held.opened, { signal })
    const ahead = cores.use('llm-ahead', all, async () => {}, { signal: abort.signal })
    nowMs = 70
    abort.abort(new Error('the user is done'))
    await expect(ahead).rejects.toThrow('the user is done')
    held.open()
    await first
    expect(told[0]).toMatchObject({ work: 'llm-ahead', end: 'withdrawn', waitedMs: 70, heldMs: 0 })
  })

  it('given somebody who waits for long, prepares nothing ahead until they are served', async () => {
    let nowMs = 0
    const cores = new Cores(2, () => nowMs)
    const held = gate()
    const first = cores.use('llm', all, () => held.opened, { signal })
    const waiting = cores.use('stt-final', all, async () => {}, { signal })
    expect(cores.mayPrepareAhead()).toBe(true)
    nowMs = 400
    expect(cores.mayPrepareAhead()).toBe(false)
    held.open()
    await Promise.all([first, waiting])
    expect(cores.mayPrepareAhead()).toBe(true)
  })
})
