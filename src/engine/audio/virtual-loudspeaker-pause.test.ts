import { describe, expect, it } from 'vitest'
import { ms, setUp, tone } from './testing/loudspeaker-room.ts'

const signal = new AbortController().signal

describe('VirtualLoudspeaker, paused', () => {
  it('given a pause, keeps the rest and goes on where it was', async () => {
    const { clock, loudspeaker, events, heard } = setUp()
    const ramp = Float32Array.from({ length: ms(200) }, (_, i) => 0.1 + i / 1e5)
    await loudspeaker.enqueue(ramp, 'a', { signal })
    await clock.goTo(100)
    loudspeaker.pause()
    await loudspeaker.enqueue(tone(100), 'b', { signal })
    const drained = loudspeaker.drained({ signal }).then(() => clock.nowMs())
    await clock.goTo(500)
    expect(loudspeaker.playedSamples()).toBe(ms(60))
    loudspeaker.resume()
    await clock.goTo(1000)
    expect(await drained).toBe(740)
    expect(heard().map(([from, to]) => [Math.round(from), to])).toEqual([
      [50, 110],
      [500, 740],
    ])
    const track = loudspeaker.render(1000, 24_000)
    expect(track[ms(510)]).toBeCloseTo(ramp[ms(70)]!, 6)
    expect(loudspeaker.underruns).toBe(0)
    expect(events.find(({ mark, what }) => mark === 'a' && what === 'end')?.atMs).toBe(640)
  })

  it('given a pause when all that came has been heard, ends no reply before it goes on, and the next is heard', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await loudspeaker.enqueue(tone(100), 'a', { signal })
    await clock.goTo(200)
    loudspeaker.pause()
    let isOver = false
    const drained = loudspeaker.drained({ signal }).then(() => (isOver = true))
    await clock.goTo(400)
    expect(isOver).toBe(false)
    loudspeaker.resume()
    await drained
    await loudspeaker.enqueue(tone(100), 'b', { signal })
    await clock.goTo(1000)
    expect(heard().map(([from, to]) => [Math.round(from), to])).toEqual([
      [50, 150],
      [450, 550],
    ])
  })

  it('given a resume from an earlier sample, says that again and counts it once', async () => {
    const { clock, loudspeaker, heard } = setUp()
    const ramp = Float32Array.from({ length: ms(300) }, (_, i) => 0.1 + i / 1e5)
    await loudspeaker.enqueue(ramp, 'a', { signal })
    await clock.goTo(200)
    loudspeaker.pause()
    await clock.goTo(500)
    const played = loudspeaker.playedSamples()
    expect(played).toBe(ms(160))
    loudspeaker.resume(ms(100))
    await clock.goTo(550)
    expect(loudspeaker.playedSamples()).toBe(played)
    loudspeaker.pause() // in what is said again
    await clock.goTo(600)
    loudspeaker.resume(ms(100))
    await clock.goTo(1500)
    expect(loudspeaker.playedSamples()).toBe(ms(300))
    const track = loudspeaker.render(1500, 24_000)
    expect(track[ms(520)]).toBeCloseTo(ramp[ms(120)]!, 6)
    expect(track[ms(620)]).toBeCloseTo(ramp[ms(120)]!, 6)
    expect(heard().at(-1)?.[1]).toBe(800)
  })

  it('given a pause that is taken back within its fade, loses nothing', async () => {
    const { clock, loudspeaker, heard } = setUp()
    await loudspeaker.enqueue(tone(200), 'a', { signal })
    await clock.goTo(100)
    loudspeaker.pause()
    await clock.goTo(105)
    loudspeaker.resume()
    await clock.goTo(500)
    expect(heard()).toEqual([[50, 250]])
  })
})
