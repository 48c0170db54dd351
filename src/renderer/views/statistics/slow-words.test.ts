import { describe, expect, it } from 'vitest'
import { NO_STATISTICS, sampleStatistics } from '../../testing/sample-statistics.ts'
import { slowSentence, slowTurnWords } from './slow-words.ts'

const all = sampleStatistics('all')
const slow = (n: number, causes: typeof all.slow.causes) =>
  slowSentence({ ...all, slow: { ...all.slow, n, causes } })

describe('slowSentence', () => {
  it('given slow turns of several causes, then it names how many there are and the commonest', () => {
    expect(slowSentence(all)).toBe(
      '7 of 348 turns took longer than 1,000 ms. In 4 of them most of that time went to the language model’s first words.',
    )
  })
  it('given one cause for all, or one slow turn, then it says so', () => {
    expect(slow(3, [{ cause: 'stt', n: 3 }])).toContain(
      'Each time most of that time went to speech',
    )
    expect(slow(1, [{ cause: 'tts', n: 1 }])).toBe(
      '1 of 348 turns took longer than 1,000 ms. Most of that time went to the voice’s first sound.',
    )
  })
  it('given none, then that is said', () => {
    expect(slowSentence(NO_STATISTICS)).toBe('No turn took longer than 1,000 ms.')
  })
})

describe('slowTurnWords', () => {
  it('given a slow turn, then it says how slow, and what took most of it', () => {
    expect(slowTurnWords(all.slow.slowest[0]!)).toBe(
      '2,450 ms, 71 % of it the language model’s first words',
    )
  })
})
