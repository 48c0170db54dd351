import { describe, expect, it } from 'vitest'
import { BatchPace } from './batch-pace.ts'

describe('BatchPace', () => {
  it('given nothing measured, starts small', () => {
    expect(new BatchPace(50, 1).size()).toBe(2)
  })

  it('given a fast machine, grows until a batch takes the target', () => {
    const pace = new BatchPace(50, 1)
    for (let i = 0; i < 40; i++) pace.note(pace.size(), pace.size() * 0.5)
    expect(pace.size()).toBe(99)
  })

  it('given a machine slower than the target, keeps to the least', () => {
    const pace = new BatchPace(50, 1)
    for (let i = 0; i < 40; i++) pace.note(1, 400)
    expect(pace.size()).toBe(1)
  })
})
