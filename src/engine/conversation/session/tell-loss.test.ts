import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineLosses } from '../../losses.ts'
import { tellLoss, tellLossOf } from './tell-loss.ts'

describe('tellLoss', () => {
  let losses: EngineLosses
  let told: string[]
  let silentSinceMs: number
  let abort: AbortController

  beforeEach(() => {
    vi.useFakeTimers()
    losses = new EngineLosses()
    told = []
    silentSinceMs = performance.now()
    abort = new AbortController()
    const silentMs = (): number => Math.max(0, performance.now() - silentSinceMs)
    tellLoss(losses, silentMs, ({ name }) => void told.push(name), abort)
  })
  afterEach(() => vi.useRealTimers())

  it('given an engine that is away for long while nothing is heard, tells it once', () => {
    losses.lost('voice', performance.now())
    vi.advanceTimersByTime(600)
    expect(told).toEqual([])
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual(['voice'])
    expect(vi.getTimerCount()).toBe(0)
  })
  it('given one that is soon back, and the reply with it, tells nothing', () => {
    losses.lost('speech recognition', performance.now())
    vi.advanceTimersByTime(400)
    losses.over('speech recognition')
    vi.advanceTimersByTime(600)
    silentSinceMs = Infinity
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual([])
  })
  it('given one that is soon back, and no reply for 1.3 s, tells what the wait is for', () => {
    losses.lost('speech recognition', performance.now())
    vi.advanceTimersByTime(400)
    losses.over('speech recognition')
    vi.advanceTimersByTime(850)
    expect(told).toEqual([])
    vi.advanceTimersByTime(100)
    expect(told).toEqual(['speech recognition'])
  })
  it('given sound that is still heard, waits until it has been over for 0.7 s', () => {
    silentSinceMs += 2_000
    losses.lost('language model', performance.now())
    vi.advanceTimersByTime(2_650)
    expect(told).toEqual([])
    vi.advanceTimersByTime(100)
    expect(told).toEqual(['language model'])
  })
  it('given one that hung before that was noticed, counts from then', () => {
    silentSinceMs -= 1_250
    losses.lost('voice', performance.now() - 1_250)
    vi.advanceTimersByTime(50)
    expect(told).toEqual(['voice'])
  })
  it('given the end of the turn, watches no longer', () => {
    losses.lost('voice', performance.now())
    abort.abort()
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
  it('given no loss, has no timer', () => {
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('tellLossOf', () => {
  it('given a turn, asks for signs of life from its beginning to its end', () => {
    vi.useFakeTimers()
    let asked = 0
    const losses = new EngineLosses(() => void asked++)
    const abort = new AbortController()
    const fakeTurn = {
      speechEndMs: undefined,
      replyLeftMs: Infinity,
      sound: { leftMs: 0, endsMs: 0, isPaused: false },
      journal: { tell: () => {} },
      signal: abort.signal,
    }
    const clockMs = (): number => performance.now()
    tellLossOf(fakeTurn, { losses, clockMs })
    expect(asked).toBe(1)
    vi.advanceTimersByTime(1_600)
    expect(asked).toBe(7)
    abort.abort()
    vi.advanceTimersByTime(5_000)
    expect(asked).toBe(7)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})
