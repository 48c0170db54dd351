import { describe, expect, it } from 'vitest'
import type { CapturedFrame } from '../frame-clock.ts'
import { EchoGuard } from './echo-guard.ts'

const frame = (arrivedAtMs: number, isFirst = false): CapturedFrame => ({
  samples: new Float32Array(512).fill(0.1),
  ...{ capturedAtMs: arrivedAtMs, arrivedAtMs },
  ...{ ownShare: 0, isFirst },
})

describe('EchoGuard', () => {
  it('given nothing played, leaves frames as they are', () => {
    const guard = new EchoGuard(
      () => false,
      () => {},
    )
    const heard = frame(1000, true)
    expect(guard.clean(heard)).toMatchObject({ ownShare: 0 })
    expect(guard.clean(heard).samples).toBe(heard.samples)
  })

  it('given a reply of which it is told nothing, takes all that is heard for its own voice', () => {
    const verdicts: string[] = []
    let plays = true
    const guard = new EchoGuard(
      () => plays,
      (verdict) => verdicts.push(verdict),
    )
    expect(guard.clean(frame(1000)).ownShare).toBe(1)
    plays = false
    expect(guard.clean(frame(1032)).ownShare).toBe(0)
    expect(verdicts).toEqual(['hard'])
  })
})
