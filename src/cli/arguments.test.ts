import { describe, expect, it } from 'vitest'
import { numberWithin, oneOf, readArguments } from './arguments.ts'

const options = { json: { type: 'boolean' }, reply: { type: 'string' } } as const

describe('readArguments', () => {
  it('given files and options, tells them apart', () => {
    const { values, positionals } = readArguments(['a.wav', '--json', '--reply', 'r.wav'], options)
    expect(positionals).toEqual(['a.wav'])
    expect(values).toMatchObject({ json: true, reply: 'r.wav' })
  })
  it('given an unknown option, fails as usage and names it', () => {
    expect(() => readArguments(['--speeed'], options)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: expect.stringContaining('--speeed') as string,
      }),
    )
  })
  it('given an option without its value, fails as usage', () => {
    expect(() => readArguments(['--reply'], options)).toThrow(
      expect.objectContaining({ code: 'usage' }),
    )
  })
})

describe('oneOf and numberWithin', () => {
  it('given a word that is not allowed, name what is', () => {
    expect(() => oneOf('tier', 'huge', ['fast', 'balanced'])).toThrow(/fast, balanced/)
  })
  it('given a number out of bounds or none at all, fail', () => {
    for (const value of ['0', '9', '', 'x'])
      expect(() => numberWithin('speed', value, 0.5, 2)).toThrow(/0\.5 to 2/)
    expect(numberWithin('speed', '1.25', 0.5, 2)).toBe(1.25)
  })
})
