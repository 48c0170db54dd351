import { describe, expect, it } from 'vitest'
import { isAsExpected } from './soak-turn.ts'

const answered = { heard: 'Tokyo.', interrupted: false }
const cut = { heard: 'Once upon a', interrupted: true }
const silent = { heard: '', interrupted: false }

describe('isAsExpected', () => {
  it('given a question, wants an answer that nothing interrupted', () => {
    expect(isAsExpected('spoken', [answered])).toBe(true)
    expect(isAsExpected('spoken', [])).toBe(false)
    expect(isAsExpected('typed', [silent])).toBe(false)
    expect(isAsExpected('pushed', [cut])).toBe(false)
  })
  it('given speech over a reply, wants it interrupted; given a sign of listening, not, and no turn of its own', () => {
    expect(isAsExpected('interrupted', [cut, answered])).toBe(true)
    expect(isAsExpected('interrupted', [answered, answered])).toBe(false)
    expect(isAsExpected('backchannel', [answered])).toBe(true)
    expect(isAsExpected('backchannel', [cut])).toBe(false)
    expect(isAsExpected('backchannel', [answered, answered])).toBe(false)
  })
  it('given noise or an empty press, wants nothing to be heard', () => {
    expect(isAsExpected('noise', [])).toBe(true)
    expect(isAsExpected('empty press', [answered])).toBe(false)
  })
})
