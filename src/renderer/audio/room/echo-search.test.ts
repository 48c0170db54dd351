import { describe, expect, it } from 'vitest'
import { inRoom, mixed, noise, syllables } from '../echo/testing/signals.ts'
import { echoDelayMs } from './echo-search.ts'

const SECOND = 16_000
const played = syllables(2 * SECOND)
const recorded = new Float32Array(3 * SECOND)
recorded.set(played)

describe('echoDelayMs', () => {
  it.each([20, 61, 300, 740])('given an echo after %i ms, finds it', (ms) => {
    expect(echoDelayMs(recorded, inRoom(recorded, 16 * ms))).toBeCloseTo(ms, 0)
  })

  it('given an echo 20 dB below the noise of the room, finds it', () => {
    const heard = mixed(inRoom(recorded, 16 * 61, 0.04), noise(3 * SECOND, 0.1, 9))
    expect(echoDelayMs(recorded, heard)).toBeCloseTo(61, 0)
  })

  it('given a person or noise or silence and no echo, finds none', () => {
    expect(echoDelayMs(recorded, syllables(3 * SECOND, 0.3, 77, 2900))).toBeNull()
    expect(echoDelayMs(recorded, noise(3 * SECOND, 0.1, 5))).toBeNull()
    expect(echoDelayMs(recorded, new Float32Array(3 * SECOND))).toBeNull()
  })
})
