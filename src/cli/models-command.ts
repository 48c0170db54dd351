// `models`: lists, fetches, checks and deletes the weights.
import { CodedError } from '../shared/coded-error.ts'
import type { ModelStore } from '../engine/models/model-store.ts'
import { readArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { modelTable } from './model-table.ts'
import { addModel } from './models-add.ts'
import { measureModel } from './models-measure.ts'
import type { ModelsIo } from './models-io.ts'
import { soundOpeners } from './sound-openers.ts'
import { ModelProgressLine } from './model-progress-line.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  default: { type: 'boolean', default: false },
} as const

const USAGE = 'models takes list, pull, verify, remove, add or measure (see `parley --help`)'

export async function models(args: string[], context: CommandContext): Promise<void> {
  if (args[0] === 'measure') return measureModel(args.slice(1), context)
  const { signal, store } = context
  const { stdin, stdout, stderr } = process
  await runModelsCommand(args, { stdin, stdout, stderr, signal }, store)
  if (args[0] === 'pull' && args.includes('--default')) await soundOpeners(context)
}

/**
 * `models list [--json]`, `pull [--default | ID …]`, `verify [--json] [ID …]`, `remove ID …`, `add` (models-add.ts).
 * Progress goes to stderr.
 * @throws CodedError usage, model_unknown, download_failed, disk_full; model_corrupt or model_missing where `verify`
 * finds one; AbortError
 */
export async function runModelsCommand(
  args: string[],
  io: ModelsIo,
  store: ModelStore,
): Promise<void> {
  if (args[0] === 'add') return addModel(args.slice(1), io, store)
  const { values, positionals } = readArguments(args, OPTIONS)
  const [verb, ...ids] = positionals
  if (values.default && (verb !== 'pull' || ids.length > 0)) {
    throw new CodedError('usage', '--default goes with `models pull` and no ids')
  }
  switch (verb) {
    case 'list':
      if (ids.length > 0) throw new CodedError('usage', '`models list` takes no ids')
      return list(io, store, values.json)
    case 'pull':
      return pull(ids, io, store)
    case 'verify':
      return verify(ids, io, store, values.json)
    case 'remove':
      if (ids.length === 0) throw new CodedError('usage', '`models remove` needs the ids of models')
      await store.remove(ids, io)
      for (const id of ids) io.stdout.write(`${id}: removed\n`)
      return
    default:
      throw new CodedError('usage', USAGE)
  }
}

async function list({ stdout }: ModelsIo, store: ModelStore, isJson: boolean): Promise<void> {
  const statuses = await store.status()
  stdout.write(isJson ? `${JSON.stringify(statuses, null, 2)}\n` : modelTable(statuses))
}

async function pull(ids: string[], { stderr, signal }: ModelsIo, store: ModelStore): Promise<void> {
  const line = new ModelProgressLine(stderr)
  try {
    await store.pull(ids, {
      signal,
      onProgress: (progress) => line.show(progress, performance.now()),
      onNotice: (notice) => line.note(notice),
    })
  } finally {
    line.end()
  }
}

async function verify(
  ids: string[],
  { stdout, stderr, signal }: ModelsIo,
  store: ModelStore,
  isJson: boolean,
): Promise<void> {
  const line = new ModelProgressLine(stderr)
  const verdicts = await store
    .verify(ids, { signal, onProgress: (progress) => line.show(progress, performance.now()) })
    .finally(() => line.end())
  if (isJson) stdout.write(`${JSON.stringify(verdicts, null, 2)}\n`)
  else for (const { id, state } of verdicts) stdout.write(`${id}: ${state}\n`)
  const bad = verdicts.filter(({ state }) => state !== 'sound')
  if (bad.length === 0) return
  const code = bad.some(({ state }) => state === 'corrupt') ? 'model_corrupt' : 'model_missing'
  const which = bad.map(({ id, state }) => `${id} is ${state}`).join(', ')
  const todo = `parley models pull ${bad.map(({ id }) => id).join(' ')}`
  throw new CodedError(code, `${which}; run \`${todo}\``)
}
