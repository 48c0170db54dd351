// The end of a command whose set-up failed.
import { SetUpFailure } from './failure.mjs'

/**
 * Says what happened and ends the process with status 1. Surprises keep their stack.
 * @param {unknown} error
 * @returns {never}
 */
export function failWith(error) {
  const text =
    error instanceof SetUpFailure ? error.message : (error instanceof Error && error.stack) || error
  process.stderr.write(`parley: set-up stopped: ${text}\n`)
  process.exit(1)
}
