// Pieces lie without gaps, late ones count, and the clock of what is heard is exact.
import { describe, expect, it } from 'vitest'
import { PlaybackSchedule } from './playback-schedule.ts'

const BUFFER = 1200

function piece(reply: number, clause = 0, samples = 4800, audibleAt: number | null = 240) {
  return { reply, clause, samples, audibleAt }
}

describe('PlaybackSchedule', () => {
  it('given the first piece of a reply, begins 50 ms after it arrived', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    expect(schedule.place(piece(1), 1000)).toEqual({ at: 2200, isUnderrun: false })
  })

  it('given a piece in time, puts it right behind the last', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    expect(schedule.place(piece(1), 3000)).toEqual({ at: 6000, isUnderrun: false })
  })

  it('given a piece that comes too late, counts an underrun and fills the buffer again', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    expect(schedule.place(piece(1), 7000)).toEqual({ at: 8200, isUnderrun: true })
    expect(schedule.underruns(1)).toBe(1)
  })

  it('given a first piece whose moment passed, places it anew and counts no underrun', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    schedule.takeBack(1)
    expect(schedule.place(piece(1), 1500)).toEqual({ at: 2700, isUnderrun: false })
    expect(schedule.playedSamples(1, 99_999)).toBe(4800)
  })

  it('given a later piece whose moment passed, that is an underrun', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    schedule.place(piece(1), 5990)
    schedule.takeBack(1)
    expect(schedule.place(piece(1), 6010)).toEqual({ at: 7210, isUnderrun: true })
  })

  it('given the next reply while one still plays, queues it behind and counts no underrun', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    expect(schedule.place(piece(2), 100)?.at).toBe(6000)
    expect(schedule.underruns(2)).toBe(0)
  })

  it('given gaps by underruns, counts only the samples that were heard', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    schedule.place(piece(1), 7000)
    expect(schedule.playedSamples(1, 1000)).toBe(0)
    expect(schedule.playedSamples(1, 2200)).toBe(1000)
    expect(schedule.playedSamples(1, 8000)).toBe(4800)
    expect(schedule.playedSamples(1, 8300)).toBe(4900)
  })

  it('given two clauses, tells the first sound of each once', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1, 0, 4800, null), 0)
    schedule.place(piece(1, 0), 0)
    schedule.place(piece(1, 1), 0)

    expect(schedule.nextAt()).toBe(6240)
    expect(schedule.take(6239)).toEqual([])
    expect(schedule.take(20_000)).toEqual([
      { what: 'audible', reply: 1, clause: 0, at: 6240 },
      { what: 'audible', reply: 1, clause: 1, at: 11_040 },
    ])
    expect(schedule.take(20_000)).toEqual([])
  })

  it('given the end of a reply, tells once when its last sample was heard', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1, 0, 4800, null), 0)
    expect(schedule.take(6000)).toEqual([])
    schedule.finish(1)
    expect(schedule.take(5999)).toEqual([])
    expect(schedule.take(6000)).toEqual([{ what: 'drained', reply: 1, at: 6000 }])
    expect(schedule.take(9000)).toEqual([])
    expect(schedule.pending()).toEqual([])
  })

  it('given a reply that ends without a sound, it is drained at once', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.finish(4)
    expect(schedule.take(0)).toMatchObject([{ what: 'drained', reply: 4 }])
  })

  it('given a flush, keeps what was heard, drops the rest and takes no more of that reply', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    schedule.place(piece(1, 1), 0)
    schedule.flush(1, 2400)

    expect(schedule.playedSamples(1, 99_999)).toBe(1200)
    expect(schedule.place(piece(1, 2), 2400)).toBeNull()
    expect(schedule.take(99_999)).toEqual([])
    expect(schedule.pending()).toEqual([])
  })

  it('given a piece after the end of its reply, does not take it', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1), 0)
    schedule.finish(1)
    expect(schedule.place(piece(1), 100)).toBeNull()
  })

  it('given a flush, the next reply does not wait for what was dropped', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.place(piece(1, 0, 48_000), 0)
    schedule.flush(1, 2400)
    expect(schedule.place(piece(2), 3000)?.at).toBe(4200)
  })

  it('given a flush of a reply that never came, nothing was heard of it', () => {
    const schedule = new PlaybackSchedule(BUFFER)
    schedule.flush(7, 100)
    expect(schedule.playedSamples(7, 99_999)).toBe(0)
  })
})
