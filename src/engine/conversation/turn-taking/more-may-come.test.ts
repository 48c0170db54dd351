import { describe, expect, it } from 'vitest'
import { moreMayCome } from './more-may-come.ts'

const STORY =
  'On Sunday we walked up the hill behind the old mill, and on the way back it began to snow.'

describe('moreMayCome', () => {
  it('given a story between two of its sentences, is waited for', () => {
    expect(moreMayCome(STORY)).toBe(true)
    expect(moreMayCome(`${STORY} My brother had no coat.`)).toBe(true)
  })

  it('given what is asked for at its end, is not', () => {
    expect(moreMayCome(`${STORY} What should we have done?`)).toBe(false)
    expect(moreMayCome(`${STORY} Please make a poem of it.`)).toBe(false)
    expect(moreMayCome(`${STORY} So tell me what to wear next time.`)).toBe(false)
    expect(moreMayCome(`${STORY} Could you help me with that.`)).toBe(false)
  })

  it('given letters or digits one by one, is waited for', () => {
    expect(moreMayCome('My name is M-A-R-T.')).toBe(true)
    expect(moreMayCome('The number is 0 4 1')).toBe(true)
    expect(moreMayCome('It is five, and I am a man.')).toBe(false)
    expect(moreMayCome('I took plan B.')).toBe(false)
  })

  it('given a statement of a few words, is not', () => {
    expect(moreMayCome('I have a terrible headache today, and the neighbours are loud.')).toBe(
      false,
    )
    expect(moreMayCome('')).toBe(false)
  })
})
