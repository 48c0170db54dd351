import { describe, expect, it } from 'vitest'
import { tooLarge } from './size-report.mjs'

describe('the size of the app', () => {
  it('given what is meant, finds nothing too large', () => {
    expect(tooLarge({ oursBytes: 230e6, appBytes: 440e6 })).toEqual([])
  })
  it('given too much of ours, or an app that has grown with Electron, says each', () => {
    expect(tooLarge({ oursBytes: 301e6, appBytes: 400e6 })).toEqual([
      '301.0 MB without Electron: more than 300',
    ])
    expect(tooLarge({ oursBytes: 230e6, appBytes: 451e6 })).toEqual([
      '451.0 MB with all that is packed: more than 450',
    ])
  })
})
