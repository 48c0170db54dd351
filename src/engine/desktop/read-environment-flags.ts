// The environment's flags for an app that must open whatever they say.
import { toWireError } from '../../shared/coded-error.ts'
import type { FlagChoice } from '../../shared/flags.ts'
import { environmentFlags } from '../environment-flags.ts'

/** @param warn told in one line where they cannot be read: none of them counts then */
export function readEnvironmentFlags(warn: (message: string) => void = () => {}): FlagChoice {
  try {
    return environmentFlags()
  } catch (error) {
    warn(toWireError(error).message)
    return {}
  }
}
