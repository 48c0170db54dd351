import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../shared/coded-error.ts'
import { RUNS } from '../engine/testing/lying.ts'
import { numberWithin, oneOf, readArguments } from './arguments.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  tier: { type: 'string', default: 'balanced' },
  'barge-in': { type: 'string', multiple: true, default: [] as string[] },
} as const

const word = fc.oneof(
  fc.constantFrom('--json', '--tier', '--tier=', '--', '-', '-h', '--no-json', '--__proto__', '-x'),
  fc.string({ unit: 'binary' }),
)

function usageOr<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    expect(error).toBeInstanceOf(CodedError)
    expect(error).toMatchObject({ code: 'usage' })
    return undefined
  }
}

describe('any words on the command line', () => {
  it('are read, or refused as usage', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const read = usageOr(() => readArguments(args, OPTIONS))
        const literal = args.indexOf('--')
        if (read && literal >= 0)
          expect(read.positionals).toEqual(expect.arrayContaining(args.slice(literal + 1)))
      }),
      { numRuns: RUNS * 2 },
    )
  })

  it('are numbers within their bounds, or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.double().map(String),
          fc.constantFrom('Infinity', '0x10', '1e400', ' 5 '),
        ),
        (value) => {
          const number = usageOr(() => numberWithin('speed', value, 0.5, 2))
          if (number !== undefined) expect(number >= 0.5 && number <= 2).toBe(true)
          usageOr(() => oneOf('tier', value, ['fast']))
        },
      ),
      { numRuns: RUNS * 2 },
    )
  })
})
