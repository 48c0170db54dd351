import { describe, expect, it } from 'vitest'
import { recogniserOf } from './window-stt.ts'

describe('the window’s recogniser', () => {
  const statuses = [
    { id: 'ear', kind: 'stt', state: 'unchecked' },
    { id: 'gone', kind: 'stt', state: 'missing' },
    { id: 'talker', kind: 'llm', state: 'installed' },
  ] as const

  it('given one of the user’s own, it has the last word while it is here', () => {
    expect(recogniserOf(statuses, 'ear')).toBe('ear')
  })

  it.each([null, 'gone', 'talker', 'never-was'])('given %s, the tier’s own hear', (wanted) => {
    expect(recogniserOf(statuses, wanted)).toBeUndefined()
  })
})
