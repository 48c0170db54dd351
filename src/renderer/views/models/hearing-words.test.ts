import { describe, expect, it } from 'vitest'
import { SAMPLE_HEARING } from '../../testing/sample-models.ts'
import { hearingHelp, recogniserOptions } from './hearing-words.ts'

const row = (id: string, more: Partial<Parameters<typeof recogniserOptions>[0][number]> = {}) => ({
  id,
  title: `Whisper ${id}`,
  state: 'installed' as const,
  languages: ['*'],
  hearing: SAMPLE_HEARING,
  ...more,
})

describe('recogniserOptions', () => {
  it('given recognisers, offers those that are here and were measured here', () => {
    const rows = [row('base'), row('new', { hearing: null }), row('large', { state: 'missing' })]
    expect(recogniserOptions(rows, null)).toEqual([{ value: 'base', text: 'Whisper base' }])
  })

  it('given a chosen one that is gone, or was never in the list, keeps it and says so', () => {
    const gone = { value: 'large', text: 'Whisper large (not here any more)' }
    expect(recogniserOptions([row('large', { state: 'missing' })], 'large')).toEqual([gone])
    expect(recogniserOptions([], 'other')[0]?.text).toBe('other (not here any more)')
  })
})

describe('hearingHelp', () => {
  it('given a chosen one that is gone, says who hears meanwhile', () => {
    for (const rows of [[row('large', { state: 'missing' })], []])
      expect(hearingHelp(rows, 'large')).toMatch(/^It is not on this computer any more/)
  })

  it('given one that was chosen, says what it does, its languages, and what is not known of it', () => {
    expect(hearingHelp([row('base')], 'base')).not.toMatch(/English alone|not measured/)
    const english = row('small.en', { languages: ['en'], hearing: null })
    expect(hearingHelp([english], 'small.en')).toMatch(/English alone.*was not measured/)
  })

  it('given none that could be chosen, says what to do', () => {
    expect(hearingHelp([row('base')], null)).not.toContain('measured')
    expect(hearingHelp([row('base', { hearing: null })], null)).toMatch(/once it was measured here/)
  })
})
