import { describe, expect, it, vi } from 'vitest'
import { mayOpen, OpeningLesson, type OpeningSituation } from './opening-lesson.ts'

const DUE: OpeningSituation = {
  ...{ isHandsFree: true, isWanted: true, isMuted: false, volume: 1 },
  ...{ isBusy: false, hearsSpeech: false, isShown: true, isReady: true, isUnknown: true },
}

describe('mayOpen', () => {
  it('given hands-free in an unknown room, may', () => {
    expect(mayOpen(DUE)).toBe(true)
  })

  it.each([
    ['push-to-talk', { isHandsFree: false }],
    ['sounds that are switched off', { isWanted: false }],
    ['a microphone that is muted', { isMuted: true }],
    ['a volume of zero', { volume: 0 }],
    ['a turn that goes on', { isBusy: true }],
    ['somebody who speaks', { hearsSpeech: true }],
    ['a window that nobody sees', { isShown: false }],
    ['models that still load', { isReady: false }],
    ['a room that is known', { isUnknown: false }],
  ])('given %s, may not', (_, but) => {
    expect(mayOpen({ ...DUE, ...but })).toBe(false)
  })
})

describe('OpeningLesson', () => {
  /** Frames of the microphone, 32 ms apart. */
  function lesson() {
    const now = { ...DUE }
    const teach = vi.fn(() => Promise.reject(new Error('interrupted')))
    const opening = new OpeningLesson(() => now, teach)
    let arrivedAtMs = 0
    const hear = (frames: number, isFirst = false): void => {
      for (let i = 0; i < frames; i++)
        opening.frame({ arrivedAtMs: (arrivedAtMs += 32), isFirst: isFirst && i === 0 })
    }
    return { now, hear, teach }
  }
  const MINUTE = 60_000 / 32

  it('given a microphone that has settled, plays once, also where it was interrupted', () => {
    const { hear, teach } = lesson()
    hear(9, true)
    expect(teach).not.toHaveBeenCalled()
    hear(2 * MINUTE)
    expect(teach).toHaveBeenCalledTimes(1)
  })

  it('given a moment that is not right, waits for one that is, and begins to count there', () => {
    const { now, hear, teach } = lesson()
    now.hearsSpeech = true
    hear(100, true)
    now.hearsSpeech = false
    hear(9)
    expect(teach).not.toHaveBeenCalled()
    hear(1)
    expect(teach).toHaveBeenCalledTimes(1)
  })

  it('given another device, plays again, but not within a minute', () => {
    const { hear, teach } = lesson()
    hear(20, true)
    hear(20, true)
    expect(teach).toHaveBeenCalledTimes(1)
    hear(MINUTE)
    hear(20, true)
    expect(teach).toHaveBeenCalledTimes(2)
  })

  it('given a conversation that has begun before, does not play between two replies', () => {
    const { now, hear, teach } = lesson()
    now.isBusy = true
    hear(100, true)
    now.isBusy = false
    hear(MINUTE)
    expect(teach).not.toHaveBeenCalled()
  })

  it('given another loudspeaker after one that was known, plays', () => {
    const { now, hear, teach } = lesson()
    Object.assign(now, { isBusy: true, isUnknown: false })
    hear(100, true)
    now.isBusy = false
    hear(10)
    now.isUnknown = true
    hear(20)
    expect(teach).toHaveBeenCalledTimes(1)
  })
})
