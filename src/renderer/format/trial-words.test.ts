import { describe, expect, it } from 'vitest'
import type { TrialVerdict } from '../audio/trial/trial-verdict.ts'
import { trialWords } from './trial-words.ts'

const words = (verdict: TrialVerdict) =>
  trialWords({
    verdict,
    measured: { speechDbfs: -23.4, roomDbfs: -58.2, clippedShare: 0.004 },
  })

describe('trialWords', () => {
  it('given a voice that is heard, says by how much', () => {
    expect(words('good')).toEqual({
      title: 'You are heard well.',
      text: 'You reach −23 dB, 35 dB above the room.',
    })
  })

  it.each([
    ['quiet', /Come closer .* turn its level up/],
    ['noisy', /−58 dB.*only 35 dB above.*headset/],
    ['clipping', /0\.4 %.*Turn its level down/],
    ['silent', /Speak during the five seconds, or choose/],
    ['dead', /mute switch.*choose another one/],
  ] as const)('given %s, says what can be done', (verdict, text) => {
    expect(words(verdict).text).toMatch(text)
  })
})
