import { describe, expect, it } from 'vitest'
import { mixed, noise, syllables } from '../echo/testing/signals.ts'
import { measureTrial } from './trial-measurement.ts'
import { judgeTrial } from './trial-verdict.ts'

const RATE_HZ = 16_000
const LENGTH = 5 * RATE_HZ

/** Somebody speaks for two of five seconds in a room of white noise. */
function recording({ voice, room }: { voice: number; room: number }): Float32Array {
  const spoken = new Float32Array(LENGTH)
  spoken.set(syllables(2 * RATE_HZ, voice), RATE_HZ)
  return mixed(noise(LENGTH, room), spoken).map((x) => Math.max(-1, Math.min(1, x)))
}

describe('the trial of a microphone', () => {
  it.each([
    ['somebody who speaks in a quiet room', { voice: 0.3, room: 0.001 }, 'good'],
    ['somebody who is far away', { voice: 0.004, room: 0.0003 }, 'quiet'],
    ['a fan as loud as the voice', { voice: 0.1, room: 0.12 }, 'noisy'],
    ['a level that is turned up too far', { voice: 3, room: 0.001 }, 'clipping'],
    ['a room in which nobody speaks', { voice: 0, room: 0.002 }, 'silent'],
    ['a microphone that is switched off', { voice: 0, room: 0 }, 'dead'],
    ['a switched off one whose converter hisses in its last bit', { voice: 0, room: 3e-5 }, 'dead'],
  ] as const)('given %s, says so', (_, sound, verdict) => {
    const measured = measureTrial(recording(sound))
    expect(judgeTrial(measured), JSON.stringify(measured)).toBe(verdict)
  })

  it('given noise alone that is loud, blames the noise and not the person', () => {
    expect(judgeTrial(measureTrial(noise(LENGTH, 0.1)))).toBe('noisy')
  })

  it('given a voice, measures it and the room apart, in dB of full scale', () => {
    const { speechDbfs, roomDbfs, clippedShare } = measureTrial(
      recording({ voice: 0.3, room: 0.001 }),
    )
    expect(speechDbfs).toBeGreaterThan(-30)
    expect(roomDbfs).toBeCloseTo(20 * Math.log10(0.001 / Math.sqrt(3)), 0)
    expect(clippedShare).toBe(0)
  })

  it('given the levels at which the detector begins to miss words, calls the voice quiet there', () => {
    const at = (speechDbfs: number) => judgeTrial({ speechDbfs, roomDbfs: -90, clippedShare: 0 })
    expect([-20, -49, -51, -59, -61, -81].map(at)).toEqual([
      'good',
      'good',
      'quiet',
      'quiet',
      'silent',
      'dead',
    ])
  })
})
