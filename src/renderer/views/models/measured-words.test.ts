import { describe, expect, it } from 'vitest'
import { SAMPLE_HEARING, SAMPLE_MEASURED } from '../../testing/sample-models.ts'
import {
  hearingFacts,
  lateHearingWords,
  lateWords,
  measuredFacts,
  measuredWords,
} from './measured-words.ts'

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

describe('hearingFacts', () => {
  it('given a measured recogniser, tells its times and what it mishears, beside the usual ones', () => {
    expect(hearingFacts(SAMPLE_HEARING)).toEqual([
      'Answered after about 800 ms (usually 720 ms)',
      'hears 3 s in 233 ms, 10 s in 568 ms',
      '322 MB of memory',
      'loads in 1.0 s',
      'mishears 0 of 28 words (usually 0), in loud noise 4 of 28 words (usually 3)',
    ])
  })

  it('given one that is late, says so; of one slower than speech, what that means', () => {
    expect(lateHearingWords(SAMPLE_HEARING)).toBeNull()
    const late = { ...SAMPLE_HEARING, isInTime: false }
    expect(lateHearingWords(late)).toMatch(/^Late/)
    expect(lateHearingWords({ ...late, clip10Ms: 14_000 })).toMatch(/^Slower than speech/)
  })
})

describe('measuredWords', () => {
  it('given a model of either kind, has its words; none of one that was not measured', () => {
    const words = (
      hearing: typeof SAMPLE_HEARING | null,
      measured = hearing ? null : SAMPLE_MEASURED,
    ) => measuredWords({ hearing, measured })
    expect(words(SAMPLE_HEARING)?.at).toBe(SAMPLE_HEARING.at)
    expect(words(null)?.at).toBe(SAMPLE_MEASURED.at)
    expect(words(null, null)).toBeNull()
  })
})
