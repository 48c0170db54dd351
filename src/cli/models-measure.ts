// `models measure`: what a language model or a recogniser takes on this machine, and how good its words are, before it
// is chosen.
import { join } from 'node:path'
import { CodedError } from '../shared/coded-error.ts'
import type { MeasuringStep } from '../shared/window/app-state.ts'
import { knownRecordings } from '../engine/desktop/measure/known-recordings.ts'
import {
  measureModel as measure,
  MEASURED_TIER,
  SHORT_FORM,
  type ModelFigures,
} from '../engine/desktop/measure/measure-model.ts'
import {
  measureRecogniser,
  type RecogniserFigures,
} from '../engine/desktop/measure/measure-recogniser.ts'
import { onlyThose, readDialogues } from '../engine/figures/dialogues/read-dialogues.ts'
import { readCpu } from '../engine/figures/profile/cpu-load.ts'
import { thisMachine } from '../engine/figures/profile/machine.ts'
import { MeasuredModelsFile } from '../engine/figures/profile/measured-models.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { readArguments } from './arguments.ts'
import { progressOutput } from './bench/talk/progress.ts'
import type { CommandContext } from './command-context.ts'
import { modelLines, recogniserLines } from './measured-lines.ts'
import type { Output } from './output.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  'no-talk': { type: 'boolean', default: false },
} as const

const STEPS: Record<MeasuringStep, string> = {
  loading: 'loading it',
  timing: 'measuring',
  talking: 'judging its replies',
  hearing: 'counting what it mishears',
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
    throw new CodedError('usage', '`models measure` takes the id of one model')
  const status = (await context.store.status()).find((model) => model.id === id)
  const known = () => ({
    sha256: status?.sha256 ?? '',
    machine: thisMachine(),
    measured_at: new Date().toISOString(),
  })
  const [measured, lines] =
    status?.kind === 'stt'
      ? await recogniser(id, context).then((figures) => {
          const measured = { ...known(), ...figures }
          return [measured, recogniserLines(id, measured)] as const
        })
      : await languageModel(id, values['no-talk'], context).then((figures) => {
          const measured = { ...known(), ...figures }
          return [measured, modelLines(id, measured)] as const
        })
  await new MeasuredModelsFile(cacheFolder()).save(id, measured, context)
  const { stdout } = process
  if (values.json) stdout.write(`${JSON.stringify({ event: 'measured', id, ...measured })}\n`)
  else stdout.write(`${lines.join('\n')}\n`)
}

async function languageModel(
  id: string,
  isUnjudged: boolean,
  context: CommandContext,
): Promise<ModelFigures> {
  const { root, signal } = context
  const output = progressOutput()
  const dialogues = isUnjudged ? [] : onlyThose(await readDialogues(root, context), SHORT_FORM)
  return await measure(
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
      ...beside(output),
    },
    { signal },
  ).finally(() => output.status(''))
}

async function recogniser(id: string, context: CommandContext): Promise<RecogniserFigures> {
  const { root, signal } = context
  const output = progressOutput()
  const recordings = await knownRecordings(root, context)
  const tier = MEASURED_TIER
  return await measureRecogniser(
    {
      open: (_, parts) =>
        context.openEngine({ tier, sttModel: id, output, ...(parts && { parts }) }),
      openUsual: () => context.openEngine({ tier, output, parts: ['stt'] }),
      recordings,
      ...beside(output),
    },
    { signal },
  ).finally(() => output.status(''))
}

function beside(output: Output) {
  const onProgress = (step: MeasuringStep, done: number): void =>
    output.status(`▸ ${STEPS[step]}, ${Math.round(done * 100)} %`)
  return { readCpu, onProgress }
}
