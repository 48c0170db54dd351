import { describe, expect, it } from 'vitest'
import { sampleModels, sampleOffers } from '../../testing/sample-models.ts'
import { choiceWords, factsOf, hindranceWords, offerFor } from './assistant-words.ts'

const { offers, machine } = sampleOffers(sampleModels(), [])
const [fast, balanced, quality] = [offers[0]!, offers[1]!, offers[2]!]

describe('factsOf', () => {
  it('given an assistant, tells what it takes here, to two digits, and what is still to be fetched', () => {
    expect(factsOf({ ...fast, voiceToVoiceMs: 604 })).toEqual([
      'Answers after about 600 ms here',
      '1.4 GB of memory',
      '943 MB on disk, 491 MB still to fetch',
    ])
  })

  it('given a computer that was not measured, foretells nothing', () => {
    expect(factsOf({ ...balanced, voiceToVoiceMs: null })[0]).toBe('2.8 GB of memory')
  })
})

describe('hindranceWords', () => {
  it('given an assistant that does not suit this computer, says why, with figures', () => {
    const why = (hindrance: typeof fast.hindrance) =>
      hindranceWords({ ...fast, hindrance }, machine)
    expect(why('memory')).toBe(
      'Too large for this computer: of its 8.3 GB of memory, 1.4 GB would be taken.',
    )
    expect(why('disk')).toBe('It needs 491 MB on the disk, and 41.0 GB are free.')
    expect(why('slow')).toMatch(/^Slow here/)
    expect(why(null)).toBeNull()
  })
})

describe('choiceWords', () => {
  it('given quality, says why its model answers, and what to do for a better one', () => {
    expect(choiceWords(quality)).toBe(
      'Answers as balanced does: no larger model is here. Worth trying: Qwen2.5 3B Instruct, Q4_K_M ' +
        '(2.1 GB, Qwen Research, by its size about 890 ms). Fetch it under Details, then measure it below.',
    )
    const next = { ...quality.choice!.worthTrying!, isHere: true }
    expect(choiceWords({ ...quality, choice: { why: 'So.', worthTrying: next } })).toMatch(
      /^So\. .* is here: measure it below/,
    )
    expect(choiceWords({ ...quality, choice: { why: 'So.', worthTrying: null } })).toBe('So.')
    expect(choiceWords(balanced)).toBeNull()
  })
})

describe('offerFor', () => {
  it('given a name, finds the offer of it', () => {
    expect(offerFor(offers, 'fast', 'balanced')).toBe(fast)
    expect(offerFor(offers, 'quality', 'fast')).toBe(quality)
  })

  it('given automatic, finds that of the measurement, and balanced before there is one', () => {
    expect(offerFor(offers, 'auto', 'fast')).toBe(fast)
    expect(offerFor(offers, 'auto', null)).toBe(balanced)
  })
})
