// Flags of one run, by environment: PARLEY_FLAGS="speculation=off,read-along=on". They go before the settings.
import { parseFlags, type FlagChoice } from '../shared/flags.ts'

/** @throws CodedError usage */
export function environmentFlags(env: NodeJS.ProcessEnv = process.env): FlagChoice {
  return parseFlags(env['PARLEY_FLAGS'] ?? '', 'PARLEY_FLAGS')
}
