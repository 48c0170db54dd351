import { describe, expect, it } from 'vitest'
import { progressLine } from './progress.ts'

describe('progressLine', () => {
  it('given nothing done, says only where it is', () => {
    expect(progressLine('dialogue', [2, 4], 0, 0)).toBe('dialogue 1 of 2')
  })
  it('given some done, foretells the rest by the turns', () => {
    expect(progressLine('dialogue', [2, 4], 1, 10_000)).toBe('dialogue 2 of 2, 20 s left')
  })
})
