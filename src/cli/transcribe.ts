// `transcribe`: what is said in a recording of any length.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../shared/audio-format.ts'
import { CodedError } from '../shared/coded-error.ts'
import { readWav } from '../engine/audio/wav-read.ts'
import type { PartialTranscript } from '../engine/stages/stt/local-agreement.ts'
import { readArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { openOutput } from './output.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  partials: { type: 'boolean', default: false },
  model: { type: 'string' },
  language: { type: 'string' },
} as const

const SAMPLES_PER_MS = MICROPHONE_SAMPLE_RATE_HZ / 1000

export async function transcribe(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0)
    throw new CodedError('usage', 'transcribe takes one WAV file: parley transcribe speech.wav')
  const { signal } = context
  const { pcm } = await readWav(path, { signal })
  const output = openOutput(values.json)
  const { language } = values
  const spoken = language === undefined ? {} : { language }
  const engine = await context.openEngine({
    tier: 'balanced',
    output,
    parts: ['stt'],
    ...(values.model === undefined ? {} : { soleSttModel: values.model }),
  })
  try {
    const transcriber = engine.transcriber(() => pcm, spoken)
    if (values.partials) await replay(pcm)
    const { text, language: found } = await transcriber.finish({ signal })
    const t_ms = Math.round(pcm.length / SAMPLES_PER_MS)
    output.json({ event: 'transcript', t_ms, turn: 1, text, language: found })
    if (!values.json) output.say(text === '' ? '(no speech)' : text)
  } finally {
    await engine.close()
  }

  /** Partials come as they would while the recording is spoken: over audio that grows in real time. */
  async function replay(whole: Float32Array): Promise<void> {
    const startMs = performance.now()
    const spokenSamples = (): number => Math.floor((performance.now() - startMs) * SAMPLES_PER_MS)
    const growing = engine.transcriber(() => whole.subarray(0, spokenSamples()), spoken)
    for await (const partial of growing.partials({ signal })) {
      show(partial, spokenSamples() / SAMPLES_PER_MS)
      if (spokenSamples() >= whole.length) return
    }
  }

  /** @param heardMs how much of the recording had been spoken by then */
  function show({ confirmed, tentative }: PartialTranscript, heardMs: number): void {
    output.json({ event: 'stt_partial', t_ms: Math.round(heardMs), turn: 1, confirmed, tentative })
    output.status(`${confirmed} ${tentative}`)
  }
}
