import { describe, expect, it } from 'vitest'
import { soakStep, spokenTexts, type SoakKind } from './soak-plan.ts'

const hundred = (from: number) => Array.from({ length: 100 }, (_, i) => soakStep(from + i))

describe('the plan of a soak', () => {
  it('given five hundred turns, has the same in each hundred of them', () => {
    for (const from of [101, 201, 301, 401]) expect(hundred(from)).toEqual(hundred(1))
  })
  it('given a hundred turns, has every kind, and one new conversation at their end', () => {
    const kinds = hundred(1).map(({ kind }) => kind)
    const all: Record<SoakKind, true> = {
      spoken: true,
      pushed: true,
      typed: true,
      interrupted: true,
      backchannel: true,
      stopped: true,
      noise: true,
      'empty press': true,
      'new conversation': true,
    }
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(all).sort())
    expect(kinds.flatMap((kind, i) => (kind === 'new conversation' ? [i + 1] : []))).toEqual([100])
  })
  it('given twenty turns in a row, has more words than the model can have before it', () => {
    const words = (from: number): number =>
      hundred(from)
        .slice(0, 20)
        .flatMap((step) => ('text' in step ? step.text.split(' ') : [])).length
    // Of 4,096 tokens the opening takes 1,600 and the reply's room some hundreds; replies come on top of what is typed.
    expect(Math.max(...hundred(1).map((_, i) => words(i + 1)))).toBeGreaterThan(400)
  })
  it('given what is spoken, names each once', () => {
    const texts = spokenTexts(100)
    expect(texts).toContain('Mm-hm.')
    expect(new Set(texts).size).toBe(texts.length)
  })
})
