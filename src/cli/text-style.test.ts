import { describe, expect, it } from 'vitest'
import { textStyle, wantsColor } from './text-style.ts'

describe('wantsColor', () => {
  const terminal = { isTTY: true }
  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', {}, {}, false],
    ['NO_COLOR on a terminal', terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR on a pipe', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ])('given %s: %#', (_, stream, env, wanted) => expect(wantsColor(stream, env)).toBe(wanted))
})

describe('textStyle', () => {
  it('given no colour, leaves text alone', () => {
    expect(textStyle(false).red('no')).toBe('no')
    expect(textStyle(true).red('no')).toBe('\u001b[31mno\u001b[0m')
  })
})
