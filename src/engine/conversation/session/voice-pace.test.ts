import { describe, expect, it } from 'vitest'
import { paced, VoicePace } from './voice-pace.ts'

/** A voice that takes `tookMs` for 400 ms of sound, piece after piece. */
function voice(tookMs: number): VoicePace {
  const pace = new VoicePace()
  for (let piece = 0; piece < 10; piece++) pace.note(400, tookMs)
  return pace
}

/** Plays a part of `wholeMs` whose pieces are 400 ms; the first is there at 0. @returns silent ms within it */
function gapsMs(wholeMs: number, tookMs: number, waitMs: number): number {
  let endMs = waitMs + 400
  let gapMs = 0
  for (let at = 400; at < wholeMs; at += 400) {
    const readyMs = (at / 400) * tookMs
    gapMs += Math.max(0, readyMs - endMs)
    endMs = Math.max(endMs, readyMs) + 400
  }
  return gapMs
}

describe('how long a part waits for its own sound', () => {
  it('given a voice that is faster than it speaks, then not at all', () => {
    expect(voice(200).waitMs(100, 400)).toBe(0)
    expect(voice(400).waitMs(100, 400)).toBe(0)
  })

  it('given a slower one, then so long that no gap is left within the part', () => {
    const pace = voice(500)
    for (let part = 0; part < 20; part++) pace.notePart(40, 2_400)
    const waitMs = pace.waitMs(40, 400)
    expect(gapsMs(2_400, 500, 0)).toBeGreaterThan(300)
    expect(gapsMs(2_400, 500, waitMs)).toBeLessThan(30)
    expect(waitMs).toBeLessThan(900)
  })

  it('given a part that is one piece, then not at all', () => {
    expect(voice(2_000).waitMs(3, 400)).toBe(0)
  })

  it('given a voice of which little was heard, then nothing is made of it', () => {
    const pace = new VoicePace()
    pace.note(300, 3_000)
    expect(pace.waitMs(100, 300)).toBe(0)
  })

  it('given a voice that hardly moves, then not for ever', () => {
    expect(voice(60_000).waitMs(200, 400)).toBeLessThan(2_000)
  })

  it('given a voice that becomes fast again, then it is believed within a few parts', () => {
    const pace = voice(800)
    for (let piece = 0; piece < 12; piece++) pace.note(400, 100)
    expect(pace.waitMs(100, 400)).toBe(0)
  })
})

describe('a part as it is made', () => {
  const TEXT = 'It gathers nectar from the flowers.'

  /** What each piece of a part of 5 × 400 ms waits, where each is made in `tookMs`. */
  async function waits(pace: VoicePace | undefined, tookMs: number): Promise<number[]> {
    const clock = { nowMs: 0 }
    async function* fakePieces() {
      for (let piece = 0; piece < 5; piece++) {
        clock.nowMs += tookMs
        yield new Float32Array(0.4 * 24_000)
      }
    }
    const all: number[] = []
    for await (const { waitMs } of paced(fakePieces(), TEXT, pace, () => clock.nowMs))
      all.push(waitMs)
    return all
  }

  it('given a voice that was slow in the part before, then the first piece waits, and no other', async () => {
    const pace = new VoicePace()
    expect(await waits(pace, 700)).toEqual([0, 0, 0, 0, 0])
    const [first, ...others] = await waits(pace, 700)
    expect(first).toBeGreaterThan(300)
    expect(others).toEqual([0, 0, 0, 0])
  })

  it('given sound that was remembered, then it says nothing of the voice', async () => {
    const pace = new VoicePace()
    await waits(pace, 700)
    await waits(pace, 0)
    expect((await waits(pace, 700))[0]).toBeGreaterThan(300)
  })

  it('given nobody who measures, then nothing waits', async () => {
    expect(await waits(undefined, 700)).toEqual([0, 0, 0, 0, 0])
  })
})
