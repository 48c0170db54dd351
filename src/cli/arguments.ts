// Reads a command's arguments; whatever does not fit becomes one line of usage error.
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CodedError } from '../shared/coded-error.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * `parseArgs` of node:util, strict.
 * @throws CodedError usage for an unknown option or a missing value
 */
export function readArguments<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    const text = (error as Error).message.split('. ')[0]
    throw new CodedError('usage', `${text} (see \`parley --help\`)`, { cause: error })
  }
}

/** `value` as one of `allowed`. @throws CodedError usage */
export function oneOf<const T extends string>(
  option: string,
  value: string,
  allowed: readonly T[],
): T {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw new CodedError('usage', `--${option} takes ${allowed.join(', ')}; got '${value}'`)
}

/** `value` as a number within bounds. @throws CodedError usage */
export function numberWithin(option: string, value: string, least: number, most: number): number {
  const number = value.trim() === '' ? NaN : Number(value)
  if (number >= least && number <= most) return number
  throw new CodedError(
    'usage',
    `--${option} takes a number from ${least} to ${most}; got '${value}'`,
  )
}
