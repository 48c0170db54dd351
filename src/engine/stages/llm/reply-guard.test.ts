import { describe, expect, it } from 'vitest'
import { ReplyGuard, type Said } from './reply-guard.ts'

/** Words stand for tokens here. */
const tokens = (text: string): string[] => text.split(' ').filter(Boolean)
const isDigit = (token: string): boolean => /\d/.test(token)

function forbidden(reply: string, said: Partial<Record<keyof Said<string>, string>> = {}) {
  const { earlier = '', user = '', marks = '', phrases = '' } = said
  const guard = new ReplyGuard(
    {
      earlier: [tokens(earlier)],
      user: tokens(user),
      marks: tokens(marks),
      phrases: [tokens(phrases)],
    },
    isDigit,
  )
  return guard.forbidden(tokens(reply))
}

describe('ReplyGuard', () => {
  it('given five words that came before, then the sixth may not come again', () => {
    expect(forbidden('a belt and a cap and a belt and a cap')).toEqual(['and'])
    expect(forbidden('red and blue and red and')).toEqual([])
  })

  it('given a reply that goes as an earlier one, then it may not become the same', () => {
    const earlier = 'You could take a new set of piano lessons instead'
    expect(forbidden('You could take a new set of piano', { earlier })).toEqual(['lessons'])
    expect(forbidden('You could take a new', { earlier })).toEqual([])
  })

  it("given a reply that is the end of the user's words, then it goes on", () => {
    const said = { user: 'what is the longest river in Africa', marks: '. !' }
    expect(forbidden('The longest river in Africa', said)).toEqual(['.', '!'])
    expect(forbidden('The longest river in', said)).toEqual([])
    expect(forbidden('It is the Nile, the longest river in Africa', said)).toEqual([])
  })

  it('given an empty phrase up to its last word, then that does not come', () => {
    expect(forbidden('Well. As an', { phrases: 'As an AI' })).toEqual(['AI'])
    expect(forbidden('As an example', { phrases: 'As an AI' })).toEqual([])
  })

  it('given a number, then it may come again: it would be another one', () => {
    expect(forbidden('you would pay 5 of 1 0 5 you would pay 5 of 1')).toEqual([])
  })
})
