import { describe, expect, it } from 'vitest'
import { wordsEndOfTurn } from './words-end-of-turn.ts'

describe('wordsEndOfTurn', () => {
  const { hangoverMs } = wordsEndOfTurn(() => 500)

  it('given words that sound finished, then the turn ends sooner than by silence alone', () => {
    expect(hangoverMs({ soundsFinished: true })).toBe(300)
  })

  it('given words that sound unfinished, or that were not read yet, then it waits', () => {
    expect(hangoverMs({ soundsFinished: false })).toBe(1_100)
    expect(hangoverMs({ soundsFinished: undefined })).toBe(1_100)
  })

  it('given a patient user, then a hesitation is waited for no longer than two seconds, or as long as was set', () => {
    expect(wordsEndOfTurn(() => 1_000).hangoverMs({ soundsFinished: false })).toBe(2_000)
    expect(wordsEndOfTurn(() => 2_400).hangoverMs({ soundsFinished: false })).toBe(2_400)
  })
})
