import { describe, expect, it } from 'vitest'
import { VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { cueOfPress } from './cues.ts'
import { cueSound } from './cue-sound.ts'
import { decibels } from './sound-level.ts'

const CUES = ['start', 'stop', 'error'] as const

/** Power of `pcm` at `hz`, by Goertzel's filter. */
function powerAt(pcm: Float32Array, hz: number): number {
  const w = (2 * Math.PI * hz) / VOICE_SAMPLE_RATE_HZ
  let [before, last] = [0, 0]
  for (const sample of pcm) [before, last] = [last, sample + 2 * Math.cos(w) * last - before]
  return last ** 2 + before ** 2 - 2 * Math.cos(w) * last * before
}

describe('cueSound', () => {
  it.each(CUES)('given %s, it is soft and short: at most −20 dBFS and 150 ms', (cue) => {
    const pcm = cueSound(cue)
    const peak = Math.max(...pcm.map(Math.abs))
    expect(20 * Math.log10(peak)).toBeLessThan(-20)
    expect(20 * Math.log10(peak)).toBeGreaterThan(-26)
    expect(pcm.length / VOICE_SAMPLE_RATE_HZ).toBeLessThanOrEqual(0.15)
  })

  it.each(CUES)(
    'given %s, it does not click: it begins and ends in silence, without a jump',
    (cue) => {
      const pcm = cueSound(cue)
      expect(Math.abs(pcm[0]!)).toBe(0)
      expect(Math.abs(pcm.at(-1)!)).toBeLessThan(1e-4)
      // A whole wave of the highest note takes 27 samples: so steep it may be, and no steeper.
      const steps = pcm.slice(1).map((sample, i) => Math.abs(sample - pcm[i]!))
      expect(Math.max(...steps)).toBeLessThan(
        0.085 * 2 * Math.PI * (880 / VOICE_SAMPLE_RATE_HZ) * 1.05,
      )
      // A click has as much above as below.
      const low = Math.max(...[311.13, 587.33, 880].map((hz) => powerAt(pcm, hz)))
      for (const hz of [3_000, 5_000, 8_000, 11_000])
        expect(decibels(powerAt(pcm, hz) / low)).toBeLessThan(-60)
    },
  )

  it('given each, it is another', () => {
    expect([...cueSound('start')]).not.toEqual([...cueSound('stop')])
  })
})

describe('cueOfPress', () => {
  const open = { at: 'open', label: 'Microphone' } as const

  it('given somebody who will listen, begins; otherwise something is wrong', () => {
    expect(cueOfPress({ at: 'ready' }, open)).toBe('start')
    expect(cueOfPress({ at: 'starting', loading: [] }, open)).toBe('start')
    expect(cueOfPress({ at: 'ready' }, { at: 'closed' })).toBe('start')
    expect(cueOfPress({ at: 'models-missing', ids: [], bytes: 0 }, open)).toBe('error')
    expect(cueOfPress({ at: 'ready' }, { at: 'denied', message: 'no' })).toBe('error')
  })
})
