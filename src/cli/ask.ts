// `ask`: each file is one spoken turn of one conversation, fed as a microphone would be, in real time.
import { SPEAKING_SPEED } from '../shared/speaking-speed.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError, isAbort } from '../shared/coded-error.ts'
import { readWav } from '../engine/audio/wav-read.ts'
import { checkOutput } from '../engine/audio/write-output.ts'
import type { Tier } from '../engine/tiers.ts'
import { numberWithin, oneOf, readArguments } from './arguments.ts'
import { chosenModels, expectHears } from './chosen-models.ts'
import { type BargeIn, converse } from './converse.ts'
import type { CommandContext } from './command-context.ts'
import { ENDPOINT_OPTIONS, endpointsOf } from './endpoint-options.ts'
import { spokenLanguage } from './language.ts'
import { openOutput } from './output.ts'
import { openCommandMetrics } from './command-metrics.ts'
import { readTurnFile } from './turn-file.ts'
import { turnPrinter } from './turn-printer.ts'
import { writeOutcome } from './write-outcome.ts'

const OPTIONS = {
  mode: { type: 'string', default: 'duplex' },
  tier: { type: 'string', default: 'balanced' },
  json: { type: 'boolean', default: false },
  reply: { type: 'string' },
  record: { type: 'string' },
  waterfall: { type: 'string' },
  'barge-in': { type: 'string', multiple: true, default: [] as string[] },
  'silence-ms': { type: 'string', default: '500' },
  voice: { type: 'string' },
  language: { type: 'string' },
  speed: { type: 'string', default: '1' },
  metrics: { type: 'string' },
  ...ENDPOINT_OPTIONS,
} as const

export async function ask(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length === 0)
    throw new CodedError('usage', 'ask needs at least one WAV file: parley ask question.wav')
  const talk = oneOf('mode', values.mode, ['duplex', 'ptt'])
  const tier: Tier = oneOf('tier', values.tier, ['fast', 'balanced', 'quality'])
  const silenceMs = numberWithin('silence-ms', values['silence-ms'], 100, 5_000)
  const speed = numberWithin('speed', values.speed, SPEAKING_SPEED.least, SPEAKING_SPEED.most)
  const bargeIns = await Promise.all(values['barge-in'].map((text) => readBargeIn(text, context)))
  const { voice } = values
  const language = spokenLanguage(values.language, voice)
  const chosen = chosenModels(values)
  const { llm, stt, tts } = values
  const endpoints = endpointsOf({
    ...(chosen.llmModel === undefined && { llm }),
    ...(chosen.sttModel === undefined && { stt }),
    tts,
  })
  await expectHears(context.store, chosen.sttModel, language)
  const output = openOutput(values.json)
  const files = await Promise.all(positionals.map((path) => readTurnFile(path, output, context)))
  const { reply, record, waterfall } = values
  // A path that cannot be written must be said now, not after the conversation.
  // What is said over a reply is a turn too; whoever names a WAV for it wants one.
  const isOne = files.length === 1 && (bargeIns.length === 0 || /\.wav$/i.test(reply ?? ''))
  if (reply !== undefined && !isOne) await makeFolder(reply)
  for (const path of [isOne ? reply : undefined, record, waterfall])
    if (path !== undefined) await checkOutput(path)

  const metrics = await openCommandMetrics(values.metrics, output)
  try {
    const engine = await context.openEngine({
      tier,
      ...chosen,
      endpoints,
      output,
      onHealth: metrics.onHealth,
    })
    try {
      metrics.use(engine)
      const outcome = await converse(
        { engine, files, talk, silenceMs, speed, voice, language, bargeIns, output },
        metrics.beside(turnPrinter(output)),
        context,
      )
      await writeOutcome(outcome, { reply, record, waterfall, severalTurns: !isOne }, context)
      if (outcome.failure) throw outcome.failure
    } finally {
      await engine.close()
    }
  } finally {
    await metrics.close()
  }
}

async function readBargeIn(text: string, options: { signal: AbortSignal }): Promise<BargeIn> {
  const at = text.lastIndexOf('@')
  if (at < 1) throw new CodedError('usage', `--barge-in takes FILE.wav@MS; got '${text}'`)
  const afterMs = numberWithin('barge-in …@', text.slice(at + 1), 0, 600_000)
  return { pcm: (await readWav(text.slice(0, at), options)).pcm, afterMs }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    await checkOutput(join(path, 'turn-1.wav'))
  } catch (error) {
    if (isAbort(error) || error instanceof CodedError) throw error
    const text = `cannot make the folder ${path} for the replies (${(error as Error).message})`
    throw new CodedError('output_unwritable', text, { cause: error })
  }
}
