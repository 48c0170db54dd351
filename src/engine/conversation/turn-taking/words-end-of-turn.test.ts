import { describe, expect, it } from 'vitest'
import { LearnedFloor } from './learned-floor.ts'
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

  it('given a user who goes on after finished words, then waits for them, up to 1.2 times what was set', () => {
    const endOfTurn = wordsEndOfTurn(() => 500)
    const goOn = (wentOnAfterMs: number): void =>
      [1, 2, 3].forEach(() => endOfTurn.learn?.({ soundsFinished: true, wentOnAfterMs }))
    goOn(400)
    expect(endOfTurn.hangoverMs({ soundsFinished: true })).toBe(464)
    goOn(590)
    expect(endOfTurn.hangoverMs({ soundsFinished: true })).toBe(600)
    expect(endOfTurn.hangoverMs({ soundsFinished: false })).toBe(1_100)
  })

  it('given a setting beyond the longest hesitation, then finished words are waited for no longer than others', () => {
    const floor = new LearnedFloor()
    floor.remember([1_990, 1_990, 1_990])
    expect(wordsEndOfTurn(() => 2_000, floor).hangoverMs({ soundsFinished: true })).toBe(2_000)
  })
})
