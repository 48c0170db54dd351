import { describe, expect, it } from 'vitest'
import { SAMPLE_MEASURED } from '../../testing/sample-models.ts'
import { lateWords, measuredFacts } from './measured-words.ts'

describe('measuredFacts', () => {
  it('given a measured model, tells its times, its memory and how many replies were right', () => {
    expect(measuredFacts(SAMPLE_MEASURED)).toEqual([
      'Answers after about 720 ms',
      'first word 149 ms',
      '25.6 words or parts of words a second',
      '1.3 GB of memory',
      'loads in 0.9 s',
      '16 of 26 replies right',
    ])
  })

  it('given a system that tells no memory, and replies that were not judged, says no figure for them', () => {
    const words = measuredFacts({ ...SAMPLE_MEASURED, memoryBytes: null, talk: null }).join()
    expect(words).not.toContain('of memory')
    expect(words).toContain('not judged')
  })
})

describe('lateWords', () => {
  it('given a model in time says nothing; else whether it is late or out of breath', () => {
    expect(lateWords(SAMPLE_MEASURED)).toBeNull()
    expect(lateWords({ ...SAMPLE_MEASURED, isInTime: false })).toMatch(/^Late/)
    expect(lateWords({ ...SAMPLE_MEASURED, isInTime: false, keepsUp: false })).toMatch(
      /wait for words/,
    )
  })
})
