import { describe, expect, it } from 'vitest'
import { openerNotBeforeMs, openersFor } from './opener-timing.ts'

const ANNA = { voice: 'anna', speed: 1 }
const sound = (ms: number): Float32Array => new Float32Array(24 * ms)

describe('when an opener is heard', () => {
  it('given one that lasts until the words behind it are sounded, then at once', () => {
    expect(openerNotBeforeMs(sound(600), 1_000)).toBe(1_000)
  })

  it('given one that would be over before, then so much later that no gap follows', () => {
    const beginMs = openerNotBeforeMs(sound(300), 1_000)
    expect(beginMs + 300).toBe(openerNotBeforeMs(sound(400), 1_000) + 400)
    expect(beginMs).toBeGreaterThan(1_000)
  })
})

describe('how long that is', () => {
  it('given a faster model, then less; given a very slow one, then not for ever', () => {
    const beginMs = (tokenMs: number) => openerNotBeforeMs(sound(100), 0, tokenMs)
    expect(beginMs(10)).toBeLessThan(beginMs(40))
    expect(beginMs(500)).toBe(beginMs(1_000))
  })
})

describe('which openers are used', () => {
  const lasting = { 'You could': 450, It: 120 } as const
  const find = (text: string) =>
    text in lasting ? { soundMs: lasting[text as keyof typeof lasting] } : undefined

  it('given one that is at hand and long enough, then that; none that is over in a moment, nor one that must be made', () => {
    const opener = openersFor({ find }, ANNA)!
    expect(opener('You could')).toBeDefined()
    expect(opener('It')).toBeUndefined()
    expect(opener('We could')).toBeUndefined()
  })

  it('given none at all, then none', () => {
    expect(openersFor(undefined, ANNA)!('You could')).toBeUndefined()
  })
})
