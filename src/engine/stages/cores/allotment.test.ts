import { describe, expect, it } from 'vitest'
import { allotThreads } from './allotment.ts'

describe('allotThreads', () => {
  it('given two cores, lets the engines take turns with both', () => {
    expect(allotThreads(2)).toEqual({ total: 2, stt: 2, llm: 2, tts: 2 })
  })
  it('given four cores or more, lets model and voice overlap within them', () => {
    for (const cores of [4, 6, 8, 16, 64]) {
      const { total, llm, tts } = allotThreads(cores)
      expect(llm + tts).toBeLessThanOrEqual(total)
      expect(total).toBeLessThanOrEqual(cores)
    }
  })
  it('given one core, asks for one', () => {
    expect(allotThreads(1)).toEqual({ total: 1, stt: 1, llm: 1, tts: 1 })
  })
})
