import { describe, expect, it } from 'vitest'
import { TransferRate } from './transfer-rate.ts'

describe('transfer rate', () => {
  it('given a first sample, when updated, then there is nothing to tell yet', () => {
    expect(new TransferRate().update(500, 1000, 0)).toEqual({
      bytesPerSecond: null,
      secondsLeft: null,
    })
  })

  it('given a download that goes on at 500 bytes, when updated, then what was there does not count as speed', () => {
    const rate = new TransferRate()
    rate.update(500, 1000, 0)
    expect(rate.update(600, 1000, 1000)).toEqual({ bytesPerSecond: 100, secondsLeft: 4 })
  })

  it('given a change of speed, when five seconds have passed, then only the new speed counts', () => {
    const rate = new TransferRate()
    rate.update(0, null, 0)
    rate.update(1_000_000, null, 1000)
    for (let second = 2; second <= 7; second++) rate.update(1_000_000 + second, null, second * 1000)
    expect(rate.update(1_000_008, null, 8000).bytesPerSecond).toBe(1)
  })

  it('given a count that falls, when updated, then it begins anew', () => {
    const rate = new TransferRate()
    rate.update(900, 1000, 0)
    expect(rate.update(0, 1000, 1000).bytesPerSecond).toBeNull()
  })
})
