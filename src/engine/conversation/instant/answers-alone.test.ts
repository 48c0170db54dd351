import { describe, expect, it } from 'vitest'
import { answersAlone } from './answers-alone.ts'

const answers = answersAlone(() => new Date(2026, 10, 21, 15, 10))

describe('answersAlone', () => {
  it('given a sum or a look at the clock, then it is answered', () => {
    expect(answers.answer('What is 7 times 8?', undefined)?.reply).toContain('56')
    expect(answers.answer('What time is it?', undefined)?.reply).toContain('three')
  })

  it('given something to repeat, then the last reply is said again', () => {
    expect(answers.answer('Say that again.', 'Paris.')?.reply).toBe('Paris.')
  })

  it('given what needs settings or timers, then the model is left to answer', () => {
    expect(answers.answer('Set a timer for ten minutes.', undefined)).toBeUndefined()
    expect(answers.answer('Speak louder.', undefined)).toBeUndefined()
  })
})
