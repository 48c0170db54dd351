import { describe, expect, it } from 'vitest'
import { ThreadChoice } from './thread-choice.ts'

/** A choice that has measured 40 ms with one thread and then, at time 0, `manyMs` with two. */
function measured(manyMs: number): ThreadChoice {
  const choice = new ThreadChoice(2)
  expect(choice.threads(-1)).toBe(2)
  choice.note(2, 1, 25, -1)
  expect(choice.threads(-1)).toBe(1)
  choice.note(1, 1, 40, -1)
  choice.note(2, 1, manyMs, 0)
  return choice
}

describe('ThreadChoice', () => {
  it('given a free machine, uses all threads', () => {
    expect(measured(25).threads(1)).toBe(2)
  })

  it('given a hiccup, goes on with all threads', () => {
    expect(measured(55).threads(1)).toBe(2)
  })

  it('given a busy core, uses half of them and tries again later', () => {
    const choice = measured(900)
    expect(choice.threads(1_999)).toBe(1)
    expect(choice.threads(2_000)).toBe(2)
    choice.note(2, 1, 25, 2_000)
    expect(choice.threads(2_001)).toBe(2)
  })

  it('given a batch that is slower by the token than few threads alone, uses those', () => {
    const choice = measured(25)
    choice.note(2, 16, 1_600, 1)
    expect(choice.threads(2)).toBe(1)
  })

  it('given vain tries, waits longer before each next one', () => {
    const choice = measured(900)
    choice.note(2, 1, 900, 2_000)
    expect(choice.threads(5_999)).toBe(1)
    expect(choice.threads(6_000)).toBe(2)
  })

  it('given one thread, has no choice', () => {
    const choice = new ThreadChoice(1)
    choice.note(1, 1, 40, 0)
    choice.note(1, 1, 4_000, 1)
    expect(choice.threads(2)).toBe(1)
  })
})
