// The command line: finds the command, gives it what it needs, and turns what it throws into one line and a status.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CodedError, isAbort, toWireError } from '../shared/coded-error.ts'
import { flagsWith } from '../shared/flags.ts'
import { oneLine } from '../shared/one-line.ts'
import { cacheFolder } from '../engine/models/cache-folder.ts'
import { environmentFlags } from '../engine/environment-flags.ts'
import { ModelStore } from '../engine/models/model-store.ts'
import { ask } from './ask.ts'
import { bench } from './bench.ts'
import type { CommandContext } from './command-context.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { exitStatus } from './exit-status.ts'
import { HELP } from './help.ts'
import { Interruption } from './interruption.ts'
import { models } from './models-command.ts'
import { engineOpener } from './open-engine.ts'
import { say } from './say.ts'
import { transcribe } from './transcribe.ts'

const COMMANDS: Record<string, (args: string[], context: CommandContext) => Promise<void>> = {
  ask,
  transcribe,
  say,
  bench,
  models,
  doctor,
  demo,
}

/**
 * Runs one command of the contract (cli.md).
 * @param args without node and script
 * @returns exit status: 0 done, 2 wrong usage, 3 an unusable file, 4 a model, 5 an engine, 6 slower than bench's baseline, 128 +
 * the signal that ended it (130 after Ctrl+C)
 */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  const isJson = optionsOf(rest).includes('--json')
  const interruption = new Interruption()
  const { signal } = interruption
  try {
    await run(name, rest, signal)
    await interruption.dispose()
    interruption.throwIfOutputFailed()
    return interruption.status ?? (name === undefined ? 2 : 0)
  } catch (error) {
    await interruption.dispose()
    const isOurs = signal.aborted && (isAbort(error) || error === signal.reason)
    if (isOurs && interruption.status !== undefined) return interruption.status
    tell(error, isJson)
    return exitStatus(error)
  }
}

async function run(name: string | undefined, rest: string[], signal: AbortSignal): Promise<void> {
  const options = optionsOf(rest)
  const wantsHelp = options.includes('--help') || options.includes('-h')
  if (name === undefined || ['help', '--help', '-h'].includes(name) || wantsHelp) {
    process.stdout.write(HELP)
    return
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new CodedError('usage', `no command '${name}' (see \`parley --help\`)`)
  await command(rest, openContext(signal))
}

/** What stands before `--`: behind it, everything is a file's name. */
function optionsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end < 0 ? args : args.slice(0, end)
}

function tell(error: unknown, isJson: boolean): void {
  const { code, message } = toWireError(error)
  const line = oneLine(message.replaceAll(/\s+/g, ' '))
  process.stderr.write(`parley: ${line}\n`)
  if (isJson) process.stdout.write(`${JSON.stringify({ event: 'error', code, message: line })}\n`)
  const unforeseen = !(error instanceof CodedError) && process.env['PARLEY_DEBUG'] !== undefined
  if (unforeseen && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}

/** The built file lies in out/main (or in a chunk below it); the checkout is where package.json stands. */
function openContext(signal: AbortSignal): CommandContext {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const store = new ModelStore({
    catalogFile: join(root, 'resources/models/catalog.json'),
    modelsFolder: process.env['PARLEY_MODELS'] ?? join(root, 'resources/models'),
    cacheFolder: cacheFolder(),
  })
  const flags = flagsWith(environmentFlags())
  const openEngine = engineOpener({ root, store, signal, flags })
  return { signal, root, store, flags, openEngine }
}
