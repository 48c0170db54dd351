// What `bench soak` was asked for.
import { TIER_NAMES, type Tier } from '../../../shared/tier.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { numberWithin, oneOf, readArguments } from '../../arguments.ts'

const OPTIONS = {
  turns: { type: 'string', default: '500' },
  'idle-hours': { type: 'string', default: '8' },
  rests: { type: 'string', default: '3' },
  tier: { type: 'string', default: 'balanced' },
  json: { type: 'string' },
  page: { type: 'string' },
} as const

export interface SoakRequest {
  turns: number
  idleHours: number
  /** How often the engines are unloaded and woken, behind the idle hours. */
  rests: number
  tier: Tier
  json: string | undefined
  /** A page with marks, between which the table is written. */
  page: string | undefined
}

/** @throws CodedError usage */
export function readSoakRequest(args: string[]): SoakRequest {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `bench soak takes no files; got '${positionals[0]}'`)
  if (process.platform !== 'linux')
    throw new CodedError('usage', 'bench soak reads /proc, which Linux alone has')
  return {
    turns: Math.round(numberWithin('turns', values.turns, 1, 100_000)),
    idleHours: numberWithin('idle-hours', values['idle-hours'], 0, 1_000),
    rests: Math.round(numberWithin('rests', values.rests, 0, 100)),
    tier: oneOf('tier', values.tier, TIER_NAMES),
    json: values.json,
    page: values.page,
  }
}
