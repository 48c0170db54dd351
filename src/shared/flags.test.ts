import { describe, expect, it } from 'vitest'
import { CodedError } from './coded-error.ts'
import { changedFlags, checkFlags, FLAGS, FLAG_NAMES, flagsWith, parseFlags } from './flags.ts'

describe('parseFlags', () => {
  it('given words as a person writes them, tells which flags are on and off', () => {
    const flags = parseFlags(' speculation=off, read-along = on,', 'PARLEY_FLAGS')
    expect(flags).toEqual({ speculation: false, 'read-along': true })
  })

  it.each(['warp=on', '__proto__=on', 'speculation', 'speculation=maybe', '=on'])(
    'given %s, says what is wrong in one line',
    (text) => {
      const parse = (): unknown => parseFlags(text, 'PARLEY_FLAGS')
      expect(parse).toThrow(CodedError)
      expect(parse).toThrow(/^PARLEY_FLAGS: [^\n]+$/)
    },
  )

  it('given what checkFlags gets from JSON, takes true and false too', () => {
    expect(checkFlags({ backchannels: false }, 'A.json')).toEqual({ backchannels: false })
  })
})

describe('flagsWith', () => {
  it('given no choice, is the defaults, and tells of no change', () => {
    expect(FLAG_NAMES.every((name) => flagsWith()[name] === FLAGS[name].default)).toBe(true)
    expect(changedFlags(flagsWith())).toBe('')
  })

  it('given two choices, lets the later one win', () => {
    const flags = flagsWith({ speculation: false }, { speculation: true, backchannels: false })
    expect(flags.speculation).toBe(true)
    expect(changedFlags(flags)).toBe('backchannels=off')
  })
})
