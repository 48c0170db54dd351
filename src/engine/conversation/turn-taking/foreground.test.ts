import { describe, expect, it } from 'vitest'
import { Foreground } from './foreground.ts'

type At = Parameters<Foreground['hear']>[1]

/** 512 samples at that RMS level in dB of full scale. */
function frameAt(levelDb: number, speechProbability = 0.9) {
  return { samples: new Float32Array(512).fill(10 ** (levelDb / 20)), speechProbability }
}

/** Hears a frame a level, and tells what it makes of the last one. */
function hear(foreground: Foreground, levelsDb: readonly number[], at: At = 'listening'): boolean {
  return levelsDb.map((levelDb) => foreground.hear(frameAt(levelDb), at)).at(-1) ?? false
}

const SECOND_OF_SPEECH = Array.from({ length: 32 }, (_, frame) => (frame % 4 ? -22 : -30))
const level = (levelDb: number, frames = 6) => Array<number>(frames).fill(levelDb)

describe('Foreground', () => {
  it('given a second of speech and then a television 15 dB below it, calls the television far', () => {
    expect(hear(new Foreground(), [...SECOND_OF_SPEECH, ...level(-37)])).toBe(true)
  })

  it('given weak syllables 10 dB below the loud ones, they are near', () => {
    expect(hear(new Foreground(), [...SECOND_OF_SPEECH, ...level(-32)])).toBe(false)
  })

  it('given one consonant between vowels, it is as near as they are', () => {
    expect(hear(new Foreground(), [...SECOND_OF_SPEECH, -45])).toBe(false)
  })

  it('given less than half a second of speech, nothing is far', () => {
    expect(hear(new Foreground(), [...level(-20, 3), ...level(-60)])).toBe(false)
  })

  it('given a whisper all the while, it is the turn, and near', () => {
    const whisper = SECOND_OF_SPEECH.map((levelDb) => levelDb - 25)
    expect(hear(new Foreground(), whisper)).toBe(false)
  })

  it('given the silences of a turn, does not learn from them', () => {
    const foreground = new Foreground()
    hear(foreground, SECOND_OF_SPEECH)
    for (let frame = 0; frame < 400; frame++) foreground.hear(frameAt(-70, 0.01), 'listening')
    expect(hear(foreground, level(-24))).toBe(false)
    expect(hear(foreground, level(-40))).toBe(true)
  })

  it('given the reply to that turn, still knows who is far; when nothing is open, nobody is', () => {
    const foreground = new Foreground()
    hear(foreground, SECOND_OF_SPEECH)
    expect(hear(foreground, level(-40), 'thinking')).toBe(true)
    expect(hear(foreground, level(-40), 'speaking')).toBe(true)
    expect(hear(foreground, level(-40), 'idle')).toBe(false)
  })

  it('given the next turn, has forgotten the last one', () => {
    const foreground = new Foreground()
    hear(foreground, SECOND_OF_SPEECH)
    foreground.reset()
    expect(hear(foreground, level(-50))).toBe(false)
  })
})
