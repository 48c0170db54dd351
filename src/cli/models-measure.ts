// `models measure`: what a language model takes on this machine, and how good its replies are, before it is chosen.
import { join } from 'node:path'
import { CodedError } from '../shared/coded-error.ts'
import type { MeasuringStep } from '../shared/window/app-state.ts'
import {
  measureModel as measure,
  MEASURED_TIER,
  SHORT_FORM,
} from '../engine/desktop/measure/measure-model.ts'
import { onlyThose, readDialogues } from '../engine/figures/dialogues/read-dialogues.ts'
import { BUDGET_MS } from '../engine/figures/profile/choose-tier.ts'
import { readCpu } from '../engine/figures/profile/cpu-load.ts'
import { thisMachine } from '../engine/figures/profile/machine.ts'
import {
  MeasuredModelsFile,
  type MeasuredModel,
} from '../engine/figures/profile/measured-models.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { readArguments } from './arguments.ts'
import { progressOutput } from './bench/talk/progress.ts'
import type { CommandContext } from './command-context.ts'
import { megabytes } from './model-table.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  'no-talk': { type: 'boolean', default: false },
} as const

const STEPS: Record<MeasuringStep, string> = {
  loading: 'loading it',
  timing: 'measuring',
  talking: 'judging its replies',
  closing: 'loading it once more',
}

/**
 * `models measure ID [--no-talk] [--json]`; kept in measured-models.json beside the weights.
 * @throws CodedError usage, model_unknown, model_missing, engine_failed; baseline_not_met where other programs keep the
 * computer too busy to tell; AbortError
 */
export async function measureModel(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const [id, ...more] = positionals
  if (id === undefined || more.length > 0)
    throw new CodedError('usage', '`models measure` takes the id of one language model')
  const { root, store, signal } = context
  const output = progressOutput()
  const dialogues = values['no-talk']
    ? []
    : onlyThose(await readDialogues(root, context), SHORT_FORM)
  const figures = await measure(
    {
      open: (_, parts) =>
        context.openEngine({
          tier: MEASURED_TIER,
          llmModel: id,
          output,
          ...(parts && { parts }),
        }),
      clipFile: join(root, 'resources/demo/1-japan.wav'),
      dialogues,
      readCpu,
      onProgress: (step, done) => output.status(`▸ ${STEPS[step]}, ${Math.round(done * 100)} %`),
    },
    { signal },
  ).finally(() => output.status(''))
  const status = (await store.status()).find((model) => model.id === id)
  const measured: MeasuredModel = {
    sha256: status?.sha256 ?? '',
    machine: thisMachine(),
    measured_at: new Date().toISOString(),
    ...figures,
  }
  await new MeasuredModelsFile(cacheFolder()).save(id, measured, context)
  const { stdout } = process
  if (values.json) stdout.write(`${JSON.stringify({ event: 'measured', id, ...measured })}\n`)
  else stdout.write(`${measuredLines(id, measured).join('\n')}\n`)
}

function measuredLines(id: string, measured: MeasuredModel): string[] {
  const { voice_to_voice_ms: ms, talk } = measured
  const inTime = measured.keeps_up && ms <= BUDGET_MS
  const said =
    talk &&
    `${Math.round(talk.right * 100)} % of ${talk.turns} typed turns right, ${Math.round(talk.refusals * 100)} % declined, ${talk.false_claims} false claims`
  const facts = [
    ['loads in', `${(measured.load_ms / 1000).toFixed(1)} s`],
    ['first token', `${Math.round(measured.first_token_ms)} ms behind the last word`],
    ['writes', `${measured.tokens_per_second} tokens a second`],
    ['memory', measured.memory_bytes === null ? null : megabytes(measured.memory_bytes)],
    ['answers in', `${ms} ms${inTime ? '' : `, later than the ${BUDGET_MS} ms that talk bears`}`],
    ['keeps up', measured.keeps_up ? 'yes' : 'no: its voice would have to wait for words'],
    ['judged', said],
  ] as const
  const lines = facts.flatMap(([name, fact]) => (fact ? [`  ${name.padEnd(13)}${fact}`] : []))
  return [`${id} on this computer`, ...lines]
}
