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
  function lesson(now: () => OpeningSituation = () => DUE) {
    const teach = vi.fn(() => Promise.reject(new Error('interrupted')))
    const opening = new OpeningLesson(now, teach)
    let atMs = 0
    const hear = (frames: number): void => {
      for (let i = 0; i < frames; i++) opening.frame((atMs += 32))
    }
    return { hear, teach }
  }

  it('given a microphone that has settled, plays once, also where it was interrupted', () => {
    const { hear, teach } = lesson()
    hear(9)
    expect(teach).not.toHaveBeenCalled()
    hear(200)
    expect(teach).toHaveBeenCalledTimes(1)
  })

  it('given a moment that is not right, waits for one that is, and begins to count there', () => {
    const now = { ...DUE, hearsSpeech: true }
    const { hear, teach } = lesson(() => now)
    hear(100)
    now.hearsSpeech = false
    hear(9)
    expect(teach).not.toHaveBeenCalled()
    hear(1)
    expect(teach).toHaveBeenCalledTimes(1)
  })

  it('given another device a minute later, plays again', () => {
    const { hear, teach } = lesson()
    hear(60_000 / 32 + 40)
    expect(teach).toHaveBeenCalledTimes(2)
  })
})
