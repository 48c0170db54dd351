import { describe, expect, it } from 'vitest'
import { ms, setUp, tone } from './testing/loudspeaker-room.ts'

const signal = new AbortController().signal
describe('VirtualLoudspeaker, playing', () => {
  it('given pieces in time, begins 50 ms after the first arrives and leaves no gap', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await clock.goTo(1000)
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    await clock.goTo(1200)
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    await clock.goTo(2000)
    expect(heard()).toEqual([[1050, 1450]])
    expect(loudspeaker.underruns).toBe(0)
  })

  it('given a piece that comes too late, counts an underrun and fills the buffer again', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await loudspeaker.enqueue(tone(100), 'a', { signal })
    await clock.goTo(400)
    await loudspeaker.enqueue(tone(100), 'a', { signal })
    await clock.goTo(1000)
    expect(heard()).toEqual([
      [50, 150],
      [450, 550],
    ])
    expect(loudspeaker.underruns).toBe(1)
  })

  it('given a second reply after the first is drained, counts no underrun and begins anew', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await loudspeaker.enqueue(tone(100), 'a', { signal })
    const drained = loudspeaker.drained({ signal }).then(() => clock.nowMs())
    await clock.goTo(500)
    expect(await drained).toBe(150)
    await loudspeaker.enqueue(tone(50), 'b', { signal })
    expect(loudspeaker.playedSamples()).toBe(0)
    await clock.goTo(1000)
    expect(heard()).toEqual([
      [50, 150],
      [550, 600],
    ])
    expect(loudspeaker.underruns).toBe(0)
    expect(loudspeaker.playedSamples()).toBe(ms(50))
  })

  it('given a render in the middle, holds only what has sounded by then', async () => {
    const { clock, loudspeaker } = setUp()
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    await clock.goTo(100)
    const track = loudspeaker.render(300, 48_000)
    expect(track).toHaveLength(300 * 48)
    expect(track[75 * 48]).toBeCloseTo(0.5, 2)
    expect(track[150 * 48]).toBeCloseTo(0, 3)
  })
})

describe('VirtualLoudspeaker, queue', () => {
  it('given a full queue, makes enqueue wait until there is room, in order, dropping nothing', async () => {
    const { clock, loudspeaker, heard } = setUp({ maxQueuedMs: 300 })
    const accepted: [string, number][] = []
    for (const mark of ['a', 'b', 'c', 'd']) {
      void loudspeaker
        .enqueue(tone(200), mark, { signal })
        .then(() => accepted.push([mark, clock.nowMs()]))
    }
    await clock.goTo(2000)
    expect(accepted.map(([mark]) => mark)).toEqual(['a', 'b', 'c', 'd'])
    expect(accepted.map(([, atMs]) => Math.round(atMs))).toEqual([0, 0, 150, 350])
    expect(heard()).toEqual([[50, 850]])
    expect(loudspeaker.underruns).toBe(0)
  })

  it('given an abort while it waits, gives up that piece alone', async () => {
    const { clock, loudspeaker, heard } = setUp({ maxQueuedMs: 100 })
    const abort = new AbortController()
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    const waiting = loudspeaker.enqueue(tone(200), 'b', { signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await clock.goTo(1000)
    expect(heard()).toEqual([[50, 250]])
  })

  it('given an abort of drained, rejects with its reason and plays on', async () => {
    const { clock, loudspeaker, heard } = setUp()
    const abort = new AbortController()
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    const drained = loudspeaker.drained({ signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(drained).rejects.toThrow('enough')
    await clock.goTo(1000)
    expect(heard()).toEqual([[50, 250]])
  })
})

describe('VirtualLoudspeaker, marks', () => {
  it('tells when a clause is first audible and when its last sample is heard', async () => {
    const { clock, loudspeaker, events } = setUp()
    const quietStart = tone(200)
    quietStart.fill(0, 0, ms(60))
    await loudspeaker.enqueue(quietStart, 'one', { signal })
    await loudspeaker.enqueue(tone(100), 'one', { signal })
    await loudspeaker.enqueue(tone(100), 'two', { signal })
    void loudspeaker.drained({ signal })
    await clock.goTo(1000)
    const expected = [
      { mark: 'one', what: 'audible', atMs: 110 },
      { mark: 'one', what: 'end', atMs: 350 },
      { mark: 'two', what: 'audible', atMs: 350 },
      { mark: 'two', what: 'end', atMs: 450 },
    ]
    expect(events).toEqual(expected.map((event) => ({ ...event, toldAtMs: event.atMs })))
    expect([...loudspeaker.playedByMark(400)]).toEqual([
      ['one', ms(300)],
      ['two', ms(50)],
    ])
  })

  it('given a clause known to be complete only later, tells its true end', async () => {
    const { clock, loudspeaker, events } = setUp()
    await loudspeaker.enqueue(tone(100), 'one', { signal })
    await clock.goTo(400)
    await loudspeaker.drained({ signal })
    expect(events.at(-1)).toMatchObject({ mark: 'one', what: 'end', atMs: 150, toldAtMs: 400 })
  })
})

describe('VirtualLoudspeaker, stopping', () => {
  it('given a flush, fades out in 10 ms, says what was heard and forgets the rest', async () => {
    const { clock, loudspeaker, events, heard } = setUp({ maxQueuedMs: 300 })
    await loudspeaker.enqueue(tone(400), 'a', { signal })
    const waiting = loudspeaker.enqueue(tone(400), 'b', { signal })
    await clock.goTo(150)
    expect(loudspeaker.flush()).toBe(ms(110))
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await clock.goTo(1000)
    expect(heard()).toEqual([[50, 160]])
    expect(loudspeaker.render(200, 24_000)[ms(155)]).toBeCloseTo(0.25, 2)
    expect(events.map(({ what }) => what)).toEqual(['audible'])
    await loudspeaker.drained({ signal })
  })

  it('given a flush before the first sample, was not heard', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await loudspeaker.enqueue(tone(400), 'a', { signal })
    await clock.goTo(20)
    expect(loudspeaker.flush()).toBe(0)
    await clock.goTo(1000)
    expect(heard()).toEqual([])
  })

  it('given a reply after a ducked and flushed one, plays it at full loudness', async () => {
    const { clock, loudspeaker } = setUp()
    await loudspeaker.enqueue(tone(400), 'a', { signal })
    loudspeaker.duck(0.2, 0)
    await clock.goTo(100)
    loudspeaker.flush()
    await loudspeaker.enqueue(tone(100), 'b', { signal })
    await clock.goTo(500)
    expect(loudspeaker.render(500, 24_000)[ms(90)]).toBeCloseTo(0.1, 5)
    expect(loudspeaker.render(500, 24_000)[ms(200)]).toBeCloseTo(0.5, 5)
  })

  it('given a duck, glides down and up', async () => {
    const { clock, loudspeaker } = setUp()
    await loudspeaker.enqueue(tone(400), 'a', { signal })
    await clock.goTo(100)
    loudspeaker.duck(0.2, 20)
    await clock.goTo(200)
    loudspeaker.duck(1, 20)
    await clock.goTo(500)
    const track = loudspeaker.render(500, 24_000)
    expect(track[ms(99)]).toBeCloseTo(0.5, 5)
    expect(track[ms(110)]).toBeCloseTo(0.3, 5)
    expect(track[ms(150)]).toBeCloseTo(0.1, 5)
    expect(track[ms(210)]).toBeCloseTo(0.3, 5)
    expect(track[ms(300)]).toBeCloseTo(0.5, 5)
  })
})
