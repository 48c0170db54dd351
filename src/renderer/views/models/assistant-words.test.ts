import { describe, expect, it } from 'vitest'
import { sampleModels, sampleOffers } from '../../testing/sample-models.ts'
import { factsOf, hindranceWords, offerFor } from './assistant-words.ts'

const { offers, machine } = sampleOffers(sampleModels(), [])
const [fast, balanced] = [offers[0]!, offers[1]!]

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

describe('offerFor', () => {
  it('given a name, finds the offer of it, also where two names mean the same models', () => {
    expect(offerFor(offers, 'fast', 'balanced')).toBe(fast)
    expect(offerFor(offers, 'quality', 'fast')).toBe(balanced)
  })

  it('given automatic, finds that of the measurement, and balanced before there is one', () => {
    expect(offerFor(offers, 'auto', 'fast')).toBe(fast)
    expect(offerFor(offers, 'auto', null)).toBe(balanced)
  })
})
