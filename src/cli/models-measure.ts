// `models measure`: what a language model takes on this machine, and how good its replies are, before it is chosen.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../shared/coded-error.ts'
import type { Engine } from '../engine/engine.ts'
import type { EnginePart } from '../engine/engine-request.ts'
import { readWav } from '../engine/audio/wav-read.ts'
import { othersShare, readCpu } from '../engine/figures/profile/cpu-load.ts'
import { BUDGET_MS, foretell } from '../engine/figures/profile/choose-tier.ts'
import { thisMachine } from '../engine/figures/profile/machine.ts'
import { measureStages } from '../engine/figures/profile/measure-stages.ts'
import {
  MeasuredModelsFile,
  type MeasuredModel,
} from '../engine/figures/profile/measured-models.ts'
import { peakMemoryBytes } from '../engine/figures/profile/peak-memory.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { readArguments } from './arguments.ts'
import { progressOutput } from './bench/talk/progress.ts'
import { onlyThose, readDialogues } from './bench/talk/read-dialogues.ts'
import { runDialogues } from './bench/talk/run-dialogues.ts'
import type { CommandContext } from './command-context.ts'
import { megabytes } from './model-table.ts'
import type { Output } from './output.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  'no-talk': { type: 'boolean', default: false },
} as const

/**
 * The short form of `bench talk`, typed, in a minute or two: what the model has to know, to keep in mind and to put right.
 * Timers and sums are left out: grammars answer those, whatever the model.
 */
const DIALOGUES = [
  'what-are-you-for',
  'wrong-georgia',
  'school-facts',
  'kitchen-facts',
  'world-facts',
  'animals-facts',
  'planet-talk',
  'dog-called-biscuit',
].join()

/** What other programs may take of the processor: figures taken under more load would stand for too long. */
const MOST_DISTURBED = 0.3
const LOOK_MS = 1_000

/** The recognisers that a model is measured with. */
const TIER = 'balanced'

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
  const progress = progressOutput()
  await expectCalm(context.signal)
  const stages = await measureAlone(id, progress, context)
  await expectCalm(context.signal)
  const talk = values['no-talk'] ? null : await judge(id, progress, context)
  const status = (await context.store.status()).find((model) => model.id === id)
  const measured: MeasuredModel = {
    sha256: status?.sha256 ?? '',
    machine: thisMachine(),
    measured_at: new Date().toISOString(),
    ...stages,
    talk,
  }
  await new MeasuredModelsFile(cacheFolder()).save(id, measured, context)
  const { stdout } = process
  if (values.json) stdout.write(`${JSON.stringify({ event: 'measured', id, ...measured })}\n`)
  else stdout.write(`${measuredLines(id, measured).join('\n')}\n`)
}

type Stages = Omit<MeasuredModel, 'sha256' | 'machine' | 'measured_at' | 'talk'>

/** @throws CodedError baseline_not_met where other programs have too much of the processor at this moment */
async function expectCalm(signal: AbortSignal): Promise<void> {
  const before = readCpu()
  await sleep(LOOK_MS, undefined, { signal })
  const others = othersShare(before, readCpu(), 0) ?? 0
  if (others <= MOST_DISTURBED) return
  const share = `${Math.round(others * 100)} %`
  const text = `other programs take ${share} of the processor: nothing was noted; measure it on an idle computer`
  throw new CodedError('baseline_not_met', text)
}

async function measureAlone(
  llmModel: string,
  output: Output,
  context: CommandContext,
): Promise<Stages> {
  const { root, signal } = context
  const open = (parts?: EnginePart[]): Promise<Engine> =>
    context.openEngine({ tier: TIER, llmModel, output, ...(parts && { parts }) })
  const { pcm: clip } = await readWav(join(root, 'resources/demo/1-japan.wav'), { signal })
  const engine = await open()
  const measured = await measureStages(engine, {
    clip,
    signal,
    nowMs: () => performance.now(),
    onProgress: (done) => output.status(`▸ measuring, ${Math.round(done * 100)} %`),
  })
    .then(async (figures) => ({ figures, memory: await memoryOf(engine) }))
    .finally(async () => {
      output.status('')
      await engine.close()
    })
  // By now the prompt that it has read is on disk, as it is at every start but the first.
  const beganMs = performance.now()
  const later = await open(['llm'])
  const loadMs = Math.round(performance.now() - beganMs)
  await later.close()
  const { figures, memory } = measured
  const { voiceToVoiceMs, keepsUp } = foretell(TIER, figures, figures.llm)
  return {
    load_ms: loadMs,
    first_token_ms: figures.firstTokenMs,
    tokens_per_second: Math.round(10_000 / Math.max(figures.tokenMs, 0.1)) / 10,
    memory_bytes: memory,
    voice_to_voice_ms: voiceToVoiceMs,
    keeps_up: keepsUp,
  }
}

async function memoryOf(engine: Engine): Promise<number | null> {
  const pid = engine.pids().llm
  return pid === undefined ? null : await peakMemoryBytes(pid)
}

async function judge(
  llm: string,
  progress: Output,
  context: CommandContext,
): Promise<MeasuredModel['talk']> {
  const dialogues = onlyThose(await readDialogues(context.root, context), DIALOGUES)
  const request = { dialogues, tier: TIER, llm, mode: 'typed' } as const
  const report = await runDialogues(request, progress, context)
  const { turns, right, refusals, false_claims, leaks } = report
  return { turns, right, refusals, false_claims, leaks }
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
