// What `bench load` was asked for: everything that can be wrong is found before an engine is opened.
import { checkOutput } from '../../../engine/audio/write-output.ts'
import { TIER_NAMES, type Tier } from '../../../shared/tier.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { numberWithin, oneOf, readArguments } from '../../arguments.ts'
import type { Endpoints } from '../../../engine/stages/endpoint/servers.ts'
import type { CommandContext } from '../../command-context.ts'
import { ENDPOINT_OPTIONS, endpointsOf } from '../../endpoint-options.ts'
import type { Output } from '../../output.ts'
import { readTurnFile } from '../../turn-file.ts'
import { knownWords } from '../compare/known-words.ts'
import { bundledPaths } from '../recordings.ts'
import type { LoadRecording } from './load-level.ts'

const OPTIONS = {
  sessions: { type: 'string' },
  turns: { type: 'string', default: '6' },
  budget: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  tier: { type: 'string', default: 'balanced' },
  json: { type: 'string' },
  llm: ENDPOINT_OPTIONS.llm,
} as const

/** Each takes 115 MB of memory with the 1.5B model. */
const MOST_SESSIONS = 64

export interface LoadRequest {
  /** Ascending, each once. */
  sessions: number[]
  /** That each person says. */
  turns: number
  budgetMs: number
  seed: number
  tier: Tier
  json: string | undefined
  /** A server that answers instead of the built-in model. */
  endpoints: Endpoints
  recordings: LoadRecording[]
}

/** @throws CodedError usage, audio_unreadable, output_unwritable; AbortError */
export async function readLoadRequest(
  args: string[],
  output: Output,
  context: Pick<CommandContext, 'root' | 'signal'>,
): Promise<LoadRequest> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const { json } = values
  if (json !== undefined) await checkOutput(json)
  const request = {
    sessions: readSessions(values.sessions),
    turns: wholeNumber('turns', values.turns, 1, 1_000),
    budgetMs: numberWithin('budget', values.budget, 1, 60_000),
    seed: wholeNumber('seed', values.seed, 0, 1_000_000),
    tier: oneOf('tier', values.tier, TIER_NAMES),
    json,
    endpoints: endpointsOf({ llm: values.llm }),
  }
  const paths = positionals.length > 0 ? positionals : await bundledPaths(context.root, context)
  const recordings = await Promise.all(
    paths.map(async (path) => {
      const [file, words] = await Promise.all([
        readTurnFile(path, output, context),
        knownWords(path, context),
      ])
      return { ...file, words }
    }),
  )
  return { ...request, recordings }
}

/** `1,2,4` as numbers. @throws CodedError usage */
export function readSessions(text: string | undefined): number[] {
  if (text === undefined)
    throw new CodedError('usage', 'bench load needs --sessions N[,N…], e.g. --sessions 1,2,4')
  const numbers = text
    .split(',')
    .map((part) => wholeNumber('sessions', part.trim(), 1, MOST_SESSIONS))
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = numberWithin(option, text, least, most)
  if (Number.isInteger(number)) return number
  throw new CodedError('usage', `--${option} takes whole numbers; got '${text}'`)
}
