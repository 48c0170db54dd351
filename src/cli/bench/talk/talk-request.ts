// What `bench talk` was asked for: everything that can be wrong is found before an engine is opened.
import { checkOutput } from '../../../engine/audio/write-output.ts'
import type { Tier } from '../../../engine/tiers.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { oneOf, readArguments } from '../../arguments.ts'
import type { Dialogue } from '../../../engine/figures/dialogues/dialogue.ts'
import { onlyThose, readDialogues } from '../../../engine/figures/dialogues/read-dialogues.ts'
import { readTalkBaseline } from './talk-baseline-file.ts'
import type { TalkBaseline } from './talk-regression.ts'

const OPTIONS = {
  json: { type: 'string' },
  text: { type: 'string' },
  baseline: { type: 'string' },
  only: { type: 'string' },
  tier: { type: 'string', default: 'balanced' },
  llm: { type: 'string' },
  stt: { type: 'string' },
  typed: { type: 'boolean', default: false },
} as const

export interface TalkRequest {
  dialogues: Dialogue[]
  tier: Tier
  /** Another language model than the tier's. */
  llm?: string | undefined
  /** Another recogniser than the tier's: its words stand. */
  stt?: string | undefined
  mode: 'spoken' | 'typed'
  json: string | undefined
  text: string | undefined
  baseline: TalkBaseline | undefined
}

/** @throws CodedError usage, file_unreadable, output_unwritable; AbortError */
export async function readTalkRequest(
  args: string[],
  { root, signal }: { root: string; signal: AbortSignal },
): Promise<TalkRequest> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new CodedError('usage', `bench talk takes no files; got '${positionals[0]}'`)
  const tier: Tier = oneOf('tier', values.tier, ['fast', 'balanced', 'quality'])
  const mode = values.typed ? 'typed' : 'spoken'
  const { json, text } = values
  for (const path of [json, text]) if (path !== undefined) await checkOutput(path)
  const dialogues = onlyThose(await readDialogues(root, { signal }), values.only)
  const baseline =
    values.baseline === undefined ? undefined : await readTalkBaseline(values.baseline, { signal })
  if (baseline) expectComparable(baseline, { tier, mode, dialogues })
  return { dialogues, tier, llm: values.llm, stt: values.stt, mode, json, text, baseline }
}

/** Another model, way or set of dialogues changes every figure: the verdict would be about that. */
function expectComparable(
  baseline: TalkBaseline,
  run: { tier: string; mode: string; dialogues: readonly Dialogue[] },
): void {
  for (const what of ['tier', 'mode'] as const)
    if (baseline[what] !== run[what])
      throw new CodedError('usage', `the baseline is ${baseline[what]}, this run ${run[what]}`)
  const names = (of: readonly { id: string }[]): string => of.map(({ id }) => id).join(', ')
  const left = new Set(baseline.left_out)
  if (names(baseline.dialogues) !== names(run.dialogues.filter(({ id }) => !left.has(id))))
    throw new CodedError('usage', 'the baseline is of other dialogues than this run')
}
