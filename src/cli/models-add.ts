// `models add`: shows what would be fetched or taken over, asks, and does it.
import { existsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CodedError } from '../shared/coded-error.ts'
import type { ModelStore } from '../engine/models/model-store.ts'
import type { OwnOffer } from '../engine/models/own/own-offer.ts'
import { readArguments } from './arguments.ts'
import { megabytes } from './model-table.ts'
import { ModelProgressLine } from './model-progress-line.ts'
import type { ModelsIo } from './models-io.ts'

const OPTIONS = {
  yes: { type: 'boolean', default: false },
  id: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** What a conversation takes beside the weights: its memory of the words, and the program. */
const BESIDE_WEIGHTS_BYTES = 600_000_000

/**
 * `models add FILE.gguf | OWNER/NAME[:QUANT] [--id ID] [--yes] [--json]`. From the hub nothing is fetched without --yes
 * or a yes on the terminal.
 * @throws CodedError usage, file_unreadable, model_unknown, download_failed, disk_full; AbortError
 */
export async function addModel(args: string[], io: ModelsIo, store: ModelStore): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const [wanted, ...more] = positionals
  if (wanted === undefined || more.length > 0)
    throw new CodedError('usage', '`models add` takes one FILE.gguf or OWNER/NAME[:QUANT]')
  const { signal, stdout, stderr } = io
  const isFile = /\.gguf$/i.test(wanted) || existsSync(wanted)
  const offer = await store.offer(isFile ? resolve(wanted) : wanted, { id: values.id, signal })
  const { id } = offer.model
  if (values.json) stdout.write(`${JSON.stringify({ event: 'offer', ...offer })}\n`)
  else stdout.write(`${offerLines(offer).join('\n')}\n`)
  if (offer.isHere) return void (values.json || stdout.write(`it is here already, as ${id}\n`))
  if (offer.from === 'hub' && !values.yes && !(await isWanted(io))) {
    const next = `nothing was fetched; go on with \`parley models add ${wanted} --yes\``
    if (!values.json) stdout.write(`${next}\n`)
    return
  }
  const line = new ModelProgressLine(stderr)
  try {
    await store.add(offer.model, {
      signal,
      onProgress: (progress) => line.show(progress, performance.now()),
      onNotice: (notice) => line.note(notice),
    })
  } finally {
    line.end()
  }
  if (values.json) stdout.write(`${JSON.stringify({ event: 'added', id })}\n`)
  else
    stdout.write(
      `${id}: added; measure it by \`parley models measure ${id}\`, try it by \`parley ask --llm ${id} FILE.wav\`\n`,
    )
}

/** What people are shown, a line each. */
export function offerLines({ model, commit, sha256, ...offer }: OwnOffer): string[] {
  const [source] = model.sources
  const bytes = source?.bytes ?? 0
  const facts = [
    ['model', model.title],
    ['size', `${megabytes(bytes)}, ${memoryLine(bytes)}`],
    ['licence', model.licence],
    ['built as', offer.architecture],
    ['reads', offer.contextTokens && `${offer.contextTokens.toLocaleString('en')} tokens at once`],
    ['revision', commit],
    ['sha256', sha256],
    ['others', offer.others.map(({ name, bytes }) => `${name} ${megabytes(bytes)}`).join(', ')],
    ['called', model.id],
  ] as const
  return facts.flatMap(([name, fact]) => (fact ? [`${name.padEnd(9)}${fact}`] : []))
}

function memoryLine(bytes: number): string {
  const gigabytes = (count: number): string => `${(count / 1e9).toFixed(1)} GB`
  const needed = bytes + BESIDE_WEIGHTS_BYTES
  const has = totalmem()
  const verdict = needed > has * 0.8 ? ', too little for it' : ''
  return `about ${gigabytes(needed)} of memory (this computer has ${gigabytes(has)}${verdict})`
}

async function isWanted({ stdin, signal }: ModelsIo): Promise<boolean> {
  if (!stdin?.isTTY) return false
  const asking = createInterface({ input: stdin, output: process.stdout })
  try {
    const said = await asking.question('Fetch it? [y/N] ', { signal })
    return /^y(es)?$/i.test(said.trim())
  } finally {
    asking.close()
  }
}
