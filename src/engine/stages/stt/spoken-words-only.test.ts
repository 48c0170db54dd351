import { describe, expect, it } from 'vitest'
import { spokenWordsOnly } from './spoken-words-only.ts'

describe('spokenWordsOnly', () => {
  it('given annotations of sounds, takes them out', () => {
    expect(spokenWordsOnly(' [BLANK_AUDIO]')).toBe('')
    expect(spokenWordsOnly('(upbeat music) Hello *coughs* there ♪ la la ♪')).toBe('Hello there')
  })

  it('given a number in brackets, keeps it', () => {
    expect(spokenWordsOnly('Call (555) 0199.')).toBe('Call (555) 0199.')
  })

  it('given marks alone, hears nothing', () => {
    expect(spokenWordsOnly(' . . ."')).toBe('')
  })
})
