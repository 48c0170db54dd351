import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineLosses } from '../../losses.ts'
import { tellLoss } from './tell-loss.ts'

describe('tellLoss', () => {
  let losses: EngineLosses
  let told: string[]
  let isSilent: boolean
  let abort: AbortController

  beforeEach(() => {
    vi.useFakeTimers()
    losses = new EngineLosses()
    told = []
    isSilent = true
    abort = new AbortController()
    const tell = ({ name }: { name: string }): void => void told.push(name)
    tellLoss(losses, () => isSilent, tell, abort)
  })
  afterEach(() => vi.useRealTimers())

  it('given an engine that is away for long while nothing is heard, tells it once', () => {
    losses.lost('voice', performance.now())
    vi.advanceTimersByTime(600)
    expect(told).toEqual([])
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual(['voice'])
  })
  it('given one that is soon back, tells nothing and leaves no timer', () => {
    losses.lost('speech recognition', performance.now())
    vi.advanceTimersByTime(400)
    losses.over('speech recognition')
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
  it('given sound that is still heard, waits until it is over', () => {
    isSilent = false
    losses.lost('language model', performance.now())
    vi.advanceTimersByTime(2_000)
    expect(told).toEqual([])
    isSilent = true
    vi.advanceTimersByTime(100)
    expect(told).toEqual(['language model'])
  })
  it('given one that hung before that was noticed, counts from then', () => {
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
})
