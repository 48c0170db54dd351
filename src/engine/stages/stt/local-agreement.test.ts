import { describe, expect, it } from 'vitest'
import { LocalAgreement } from './local-agreement.ts'

function feed(...hypotheses: string[]) {
  const agreement = new LocalAgreement()
  return hypotheses.map((hypothesis) => agreement.feed(hypothesis)).at(-1)
}

describe('LocalAgreement', () => {
  it('given one pass, confirms nothing', () => {
    expect(feed('What is')).toEqual({ confirmed: '', tentative: 'What is' })
  })

  it('given two passes that agree on the beginning, confirms it', () => {
    expect(feed('What is the cap', 'What is the capital of')).toEqual({
      confirmed: 'What is the',
      tentative: 'capital of',
    })
  })

  it('given passes that differ in case and punctuation alone, confirms the later wording', () => {
    expect(feed('what is the.', 'What is the capital')?.confirmed).toBe('What is the')
  })

  it('given a last word with a full stop, confirms the word without it', () => {
    expect(feed('What is.', 'What is.')).toEqual({ confirmed: 'What is', tentative: '' })
  })

  it('given a later pass that takes a confirmed word back, keeps it', () => {
    const last = feed(
      'Who was the first',
      'Who was the first',
      'How was the first person',
      'How was the first person to',
    )
    expect(last).toEqual({ confirmed: 'Who was the first person', tentative: 'to' })
  })

  it('given a confirmed word that a later pass hears as two, neither doubles nor loses what follows', () => {
    const last = feed(
      'a voicemail for',
      'a voicemail for',
      'a voice mail for you',
      'a voice mail for you now',
    )
    expect(last).toEqual({ confirmed: 'a voicemail for you', tentative: 'now' })
  })

  it('given a pass that hears less than was confirmed, keeps what was confirmed', () => {
    expect(feed('set a timer', 'set a timer', 'set')).toEqual({
      confirmed: 'set a timer',
      tentative: '',
    })
  })

  it('given agreement of passes that do not follow each other, confirms nothing', () => {
    expect(feed('Paris', 'Perhaps', 'Paris')?.confirmed).toBe('')
  })

  it('given the final text of what leaves the window, adds what was not yet confirmed', () => {
    const agreement = new LocalAgreement()
    agreement.feed('so what is')
    agreement.feed('So, what is it')
    expect(agreement.cut('So what is it called?')).toBe('So, what is it called?')
    expect(agreement.transcript).toEqual({ confirmed: '', tentative: '' })
  })

  it('given words confirmed behind a cut, keeps them for the new window and shows none twice', () => {
    const agreement = new LocalAgreement()
    agreement.feed('one two three four five')
    agreement.feed('one two three four five six')
    expect(agreement.cut('One two three.')).toBe('one two three')
    expect(agreement.transcript.confirmed).toBe('four five')
    agreement.feed('four five six')
    expect(agreement.feed('four five six seven')).toEqual({
      confirmed: 'four five six',
      tentative: 'seven',
    })
  })
})
