import { describe, expect, it } from 'vitest'
import { FakeClock } from '../audio/testing/fake-clock.ts'
import type { SpokenClause } from '../ports.ts'
import { FakePage } from './testing/fake-page.ts'
import { WindowLoudspeaker } from './window-loudspeaker.ts'

const { signal } = new AbortController()
const clause = (index: number): SpokenClause => ({ index, text: `clause ${index}` })
const sound = (lengthMs: number): Float32Array => new Float32Array(lengthMs * 24).fill(0.2)

function room() {
  const clock = new FakeClock()
  const page = new FakePage(clock)
  const stalls: number[] = []
  const loudspeaker = new WindowLoudspeaker({
    clock,
    tell: page.tell,
    onStall: () => stalls.push(clock.nowMs()),
  })
  page.listenTo(loudspeaker)
  const played: string[] = []
  loudspeaker.onPlayed(({ mark, what, atMs }) => played.push(`${mark.index} ${what} ${atMs}`))
  return { clock, page, loudspeaker, played, stalls }
}

describe('WindowLoudspeaker', () => {
  it('given a reply, plays it and tells when each clause was heard, exactly', async () => {
    const { clock, page, loudspeaker, played } = room()
    await clock.goTo(100)
    const [first, second] = [clause(0), clause(1)]
    await loudspeaker.enqueue(sound(200), first, { signal })
    await loudspeaker.enqueue(sound(200), first, { signal })
    await loudspeaker.enqueue(sound(300), second, { signal })
    let isDrained = false
    void loudspeaker.drained({ signal }).then(() => (isDrained = true))
    await clock.goTo(840)
    expect(isDrained).toBe(false)
    await clock.goTo(950)
    expect(isDrained).toBe(true)
    expect(played).toEqual(['0 audible 150', '0 end 550', '1 audible 550', '1 end 850'])
    expect(loudspeaker.playedSamples()).toBe(700 * 24)
    expect(page.named('playback:end')).toEqual([{ reply: 1 }])
  })

  it('given more than three seconds, holds the caller back until some was heard', async () => {
    const { clock, page, loudspeaker } = room()
    let accepted = 0
    const one = clause(0)
    const sending = (async () => {
      for (let i = 0; i < 20; i++) {
        await loudspeaker.enqueue(sound(250), one, { signal })
        accepted++
      }
    })()
    await clock.goTo(20)
    await clock.goTo(40)
    expect(accepted).toBe(12)
    await clock.goTo(1000)
    expect(accepted).toBeGreaterThanOrEqual(15)
    await clock.goTo(4000)
    await sending
    expect(page.named('playback:piece')).toHaveLength(20)
  })

  it('given no word from the page, carries its clock on, but not beyond what was sent nor for long', async () => {
    const { clock, page, loudspeaker } = room()
    await loudspeaker.enqueue(sound(2000), clause(0), { signal })
    await clock.goTo(250)
    expect(loudspeaker.playedSamples()).toBe(200 * 24)
    await clock.goTo(275)
    expect(loudspeaker.playedSamples()).toBe(225 * 24)
    page.isDeaf = true
    await clock.goTo(2000)
    expect(loudspeaker.playedSamples()).toBe(600 * 24)
  })

  it('given a flush, tells what was heard by then and ends the reply', async () => {
    const { clock, page, loudspeaker } = room()
    await loudspeaker.enqueue(sound(1000), clause(0), { signal })
    await clock.goTo(450)
    expect(loudspeaker.flush()).toBe(400 * 24)
    expect(page.named('playback:flush')).toEqual([{ reply: 1 }])
    await clock.goTo(2000)
    expect(loudspeaker.playedSamples()).toBe(400 * 24)
    await loudspeaker.enqueue(sound(100), clause(0), { signal })
    expect(page.named('playback:piece').at(-1)).toMatchObject({ reply: 2 })
    expect(loudspeaker.playedSamples()).toBe(0)
  })

  it('given a flush while a piece waits, aborts its caller', async () => {
    const { clock, loudspeaker } = room()
    const one = clause(0)
    for (let i = 0; i < 3; i++) await loudspeaker.enqueue(sound(1000), one, { signal })
    const waiting = loudspeaker.enqueue(sound(1000), one, { signal })
    const outcome = expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await clock.goTo(10)
    loudspeaker.flush()
    await outcome
  })

  it('given late words of an earlier reply, takes none of them for the new one', async () => {
    const { clock, loudspeaker, played } = room()
    await loudspeaker.enqueue(sound(500), clause(0), { signal })
    await clock.goTo(200)
    loudspeaker.flush()
    played.length = 0
    await loudspeaker.enqueue(sound(500), clause(0), { signal })
    loudspeaker.progressed(1, 9000, 0)
    loudspeaker.becameAudible(1, 0, 0)
    loudspeaker.pageDrained(1, 9000)
    expect(loudspeaker.playedSamples()).toBe(0)
    expect(played).toEqual([])
  })

  it('given ducking, tells each change once, and begins the next reply at full', async () => {
    const { page, loudspeaker } = room()
    await loudspeaker.enqueue(sound(500), clause(0), { signal })
    loudspeaker.duck(0.3)
    loudspeaker.duck(0.3)
    loudspeaker.flush()
    await loudspeaker.enqueue(sound(500), clause(0), { signal })
    const order = page.events.map(({ name }) => name)
    expect(page.named('playback:gain')).toEqual([{ gain: 0.3 }, { gain: 1 }])
    expect(order.slice(-2)).toEqual(['playback:gain', 'playback:piece'])
  })

  it('given a pause, silences the page; resumed, sends it again what is not heard, from an earlier sample on', async () => {
    const { clock, page, loudspeaker, played } = room()
    await clock.goTo(100)
    const [first, second] = [clause(0), clause(1)]
    await loudspeaker.enqueue(sound(500), first, { signal })
    await loudspeaker.enqueue(sound(300), second, { signal })
    let drainedAtMs = 0
    void loudspeaker.drained({ signal }).then(() => (drainedAtMs = clock.nowMs()))
    await clock.goTo(450) // 300 ms are heard
    loudspeaker.pause()
    expect(page.named('playback:flush')).toEqual([{ reply: 1 }])
    await clock.goTo(8000) // longer than a loudspeaker that stands still is trusted
    expect(loudspeaker.playedSamples()).toBe(300 * 24)
    loudspeaker.resume(200 * 24)
    const again = page.named('playback:piece').filter(({ reply }) => reply === 2)
    expect(again.map(({ clause, pcm }) => [clause, pcm.length / 24])).toEqual([
      [0, 300],
      [1, 300],
    ])
    expect(page.named('playback:end').at(-1)).toEqual({ reply: 2 })
    await clock.goTo(8120)
    expect(loudspeaker.playedSamples()).toBe(300 * 24) // of what is said again, nothing counts twice
    await clock.goTo(9000)
    expect(loudspeaker.playedSamples()).toBe(800 * 24)
    expect(drainedAtMs).toBeLessThan(8750)
    expect(played.filter((line) => line.includes('end'))).toHaveLength(2)
  })

  it('given a pause, takes more of the reply and plays it behind the rest', async () => {
    const { clock, page, loudspeaker } = room()
    await loudspeaker.enqueue(sound(400), clause(0), { signal })
    await clock.goTo(250)
    loudspeaker.pause()
    await loudspeaker.enqueue(sound(200), clause(1), { signal })
    expect(page.named('playback:piece')).toHaveLength(1)
    loudspeaker.resume(0)
    expect(page.named('playback:piece').map(({ reply }) => reply)).toEqual([1, 2, 2])
  })

  it('given a window that is gone, lets nobody wait, and counts only what was heard', async () => {
    const { clock, loudspeaker } = room()
    const one = clause(0)
    for (let i = 0; i < 3; i++) await loudspeaker.enqueue(sound(1000), one, { signal })
    const waiting = loudspeaker.enqueue(sound(1000), one, { signal })
    await clock.goTo(550)
    loudspeaker.pageGone()
    await waiting
    await loudspeaker.enqueue(sound(1000), one, { signal })
    await loudspeaker.drained({ signal })
    expect(loudspeaker.playedSamples()).toBe(500 * 24)
  })

  it('given a loudspeaker that does not play, gives the reply up and says so', async () => {
    const { clock, page, loudspeaker, stalls } = room()
    page.isDeaf = true
    await loudspeaker.enqueue(sound(500), clause(0), { signal })
    const drained = loudspeaker.drained({ signal })
    await clock.goTo(4100)
    await drained
    expect(stalls).toEqual([4000])
    expect(loudspeaker.playedSamples()).toBe(0)
  })

  it('given a model that takes its time between clauses, does not take that for a dead loudspeaker', async () => {
    const { clock, loudspeaker, stalls } = room()
    await loudspeaker.enqueue(sound(200), clause(0), { signal })
    await clock.goTo(9000)
    expect(stalls).toEqual([])
    expect(loudspeaker.playedSamples()).toBe(200 * 24)
  })
})
