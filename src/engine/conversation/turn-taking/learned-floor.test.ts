import { describe, expect, it } from 'vitest'
import { LearnedFloor } from './learned-floor.ts'

const BOUNDS = { leastMs: 300, mostMs: 600 }

/** A user after whose finished words came these silences in ms; 0: that was all. */
function user(...silencesMs: number[]): LearnedFloor {
  const floor = new LearnedFloor()
  for (const ms of silencesMs)
    floor.learn({ soundsFinished: true, wentOnAfterMs: ms === 0 ? undefined : ms })
  return floor
}
const stood = (turns: number): number[] => Array.from({ length: turns }, () => 0)

describe('LearnedFloor', () => {
  it('given nothing, or only turns that stood, then waits for the least', () => {
    expect(user().hangoverMs(BOUNDS)).toBe(300)
    expect(user(...stood(100)).hangoverMs(BOUNDS)).toBe(300)
  })

  it('given one cough or two, then nothing changes', () => {
    expect(user(...stood(10), 450, 500).hangoverMs(BOUNDS)).toBe(300)
  })

  it('given a user who often goes on, then waits for all but the two longest, and a margin', () => {
    expect(user(360, 0, 0, 500, 0, 420, 0, 400, 0).hangoverMs(BOUNDS)).toBe(400 + 64)
  })

  it('given pauses of any length, then stays within its bounds', () => {
    expect(user(590, 580, 570).hangoverMs(BOUNDS)).toBe(600)
    expect(user(100, 120, 140).hangoverMs(BOUNDS)).toBe(300)
  })

  it('given pauses that no allowed wait outlasts, then does not wait in vain', () => {
    expect(user(700, 900, 1_500, 800, 600).hangoverMs(BOUNDS)).toBe(300)
    expect(user(700, 900, 1_500, 800, 600).hangoverMs({ leastMs: 600, mostMs: 1_200 })).toBe(764)
  })

  it('given words that sounded unfinished or were not read, then learns nothing of the silence', () => {
    const floor = user()
    for (const soundsFinished of [false, undefined])
      for (let i = 0; i < 10; i++) floor.learn({ soundsFinished, wentOnAfterMs: 450 })
    expect(floor.pausesMs).toEqual([])
  })

  it('given forty turns since that stood, then is back where it was', () => {
    const slow = [400, 420, 440]
    expect(user(...slow, ...stood(37)).hangoverMs(BOUNDS)).toBe(464)
    expect(user(...slow, ...stood(38)).hangoverMs(BOUNDS)).toBe(300)
  })

  it('given speech long after, then the turn had stood', () => {
    expect(user(2_401, 30_000).pausesMs).toEqual([0, 0])
  })

  it('given a change, tells what is to be remembered, and goes on with it', () => {
    const told: (readonly number[])[] = []
    const floor = new LearnedFloor((pausesMs) => told.push(pausesMs))
    floor.remember([400, 420])
    floor.learn({ soundsFinished: true, wentOnAfterMs: 440.4 })
    expect(told).toEqual([[400, 420, 440]])
    expect(floor.hangoverMs(BOUNDS)).toBe(464)
    floor.forget()
    expect(told.at(-1)).toEqual([])
    expect(floor.hangoverMs(BOUNDS)).toBe(300)
  })
})
