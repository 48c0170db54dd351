// `bench compare`: two sets of settings over the same recordings, interleaved in one run.
import { checkOutput, writeOutput } from '../../../engine/audio/write-output.ts'
import type { Engine } from '../../../engine/engine.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { flagsWith } from '../../../shared/flags.ts'
import { numberWithin, readArguments } from '../../arguments.ts'
import type { CommandContext } from '../../command-context.ts'
import { openOutput, type Output } from '../../output.ts'
import { readTurnFile } from '../../turn-file.ts'
import { terminalLines, type FigureTable } from '../figure-table.ts'
import { bundledPaths } from '../recordings.ts'
import { compare, type PlayedPair } from './compared.ts'
import { comparisonTable, reportsTable } from './compare-tables.ts'
import { knownWords } from './known-words.ts'
import { plan } from './plan.ts'
import { playSide, type ComparedRecording, type Seat } from './play-side.ts'
import { readSide, type PlayedSettings } from './read-side.ts'

const OPTIONS = {
  json: { type: 'string' },
  rounds: { type: 'string', default: '4' },
  seed: { type: 'string', default: '1' },
} as const

type Two<T> = readonly [T, T]

/** @throws CodedError usage, file_unreadable, audio_unreadable, output_unwritable before any work; those of the engine */
export async function benchCompare(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const [pathA, pathB, ...paths] = positionals
  if (pathA === undefined || pathB === undefined)
    throw new CodedError('usage', 'bench compare takes two files: A.json B.json [FILE.wav …]')
  const rounds = numberWithin('rounds', values.rounds, 1, 100)
  const seed = numberWithin('seed', values.seed, 0, 2 ** 31)
  const { json } = values
  if (json !== undefined) await checkOutput(json)
  const [a, b] = await Promise.all([readSide(pathA, context), readSide(pathB, context)])
  const output = openOutput(false)
  const tell = (table: FigureTable): void => {
    for (const line of [...terminalLines(table), '']) output.say(line)
  }
  const write = async (report: object): Promise<void> => {
    if (json !== undefined) await writeOutput(json, `${JSON.stringify(report, null, 2)}\n`, context)
  }
  if (a.kind === 'report' && b.kind === 'report') {
    if (paths.length > 0)
      throw new CodedError('usage', 'the runs of two reports are over; they take no recordings')
    tell(reportsTable(a.report, b.report))
    return await write({ a: a.report, b: b.report, verdict: null })
  }
  if (a.kind === 'report' || b.kind === 'report')
    throw new CodedError('usage', 'bench compare takes two settings files or two reports')

  const files = paths.length > 0 ? paths : await bundledPaths(context.root, context)
  const recordings = await Promise.all(files.map((path) => readRecording(path, output, context)))
  const settings: Two<PlayedSettings> = [a.settings, b.settings]
  const pairs = await playAll(recordings, settings, { rounds, seed, output, context })
  const comparison = compare(pairs, [a.name, b.name], seed)
  tell(comparisonTable(comparison))
  await write({ a, b, rounds, seed, ...comparison, pairs })
}

async function playAll(
  recordings: readonly ComparedRecording[],
  settings: Two<PlayedSettings>,
  run: { rounds: number; seed: number; output: Output; context: CommandContext },
): Promise<PlayedPair[]> {
  const { rounds, seed, output, context } = run
  const options = { output: { ...output, status: () => {} }, signal: context.signal }
  const planned = plan(recordings.length, rounds, seed)
  const engines: Engine[] = []
  try {
    const seats = await takeSeats(settings, engines, run)
    // The first turn of an engine finds less in memory than all others.
    for (const seat of seats) await playSide(seat, recordings[0]!, options)
    const pairs: PlayedPair[] = []
    for (const { recording: place, round, first } of planned) {
      output.status(`▸ pair ${pairs.length + 1} of ${planned.length}`)
      const recording = recordings[place]!
      const one = await playSide(seats[first], recording, options)
      const other = await playSide(seats[first === 0 ? 1 : 0], recording, options)
      const [a, b] = first === 0 ? [one, other] : [other, one]
      pairs.push({ recording: recording.name, round, a, b })
    }
    return pairs
  } finally {
    output.status('')
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

/** One engine serves both sides where they have the same models, each with a memory of its own. */
async function takeSeats(
  settings: Two<PlayedSettings>,
  engines: Engine[],
  { output, context }: { output: Output; context: CommandContext },
): Promise<Two<Seat>> {
  const isShared = settings[0].tier === settings[1].tier
  const seat = async (side: 0 | 1): Promise<Seat> => {
    const { tier, flags } = settings[side]
    if (side === 0 || !isShared)
      engines.push(await context.openEngine({ tier, conversations: isShared ? 2 : 1, output }))
    return {
      engine: engines.at(-1)!,
      settings: settings[side],
      flags: flagsWith(context.flags, flags),
      conversation: isShared ? side : 0,
    }
  }
  return [await seat(0), await seat(1)]
}

async function readRecording(
  path: string,
  output: Output,
  options: { signal: AbortSignal },
): Promise<ComparedRecording> {
  const [{ name, pcm }, words] = await Promise.all([
    readTurnFile(path, output, options),
    knownWords(path, options),
  ])
  return { name, pcm, words }
}
