import { describe, expect, it } from 'vitest'
import { DEFAULT_VOICE, voiceOf } from '../../../engine/stages/tts/voices.ts'
import { speakingPrograms, userVoice, voiceName } from './voices.ts'

const places = [1, 2, 3, 4, 5, 6]
const both = { 'espeak-ng': '/bin/espeak-ng', flite: '/bin/flite' }

describe('userVoice', () => {
  it.each([{}, both])('given %o, has several voices, none of them the reply’s', (programs) => {
    const voices = places.map((place) => userVoice(place, undefined, programs)!)
    expect(new Set(voices.map(voiceName)).size).toBeGreaterThanOrEqual(3)
    for (const { by, voice } of voices) {
      if (by !== 'kokoro') continue
      expect(voice).not.toBe(DEFAULT_VOICE)
      expect(() => voiceOf(voice)).not.toThrow()
    }
  })
  it('given both programs, has all three ways to speak', () => {
    const ways = new Set(places.map((place) => userVoice(place, 'en', both)!.by))
    expect([...ways].sort()).toEqual(['espeak-ng', 'flite', 'kokoro'])
  })
  it('given another language, has espeak-ng or nobody', () => {
    expect(userVoice(3, 'de', both)).toMatchObject({ by: 'espeak-ng', voice: 'de' })
    expect(userVoice(3, 'de', {})).toBeUndefined()
  })
})

describe('speakingPrograms', () => {
  it('given a PATH without them, finds none', async () => {
    expect(await speakingPrograms({ PATH: '/nowhere' })).toEqual({})
    expect(await speakingPrograms({})).toEqual({})
  })
})
