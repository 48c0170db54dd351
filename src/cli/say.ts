// `say`: speaks a text into a WAV file.
import { oneLine } from '../shared/one-line.ts'
import { plainText } from '../shared/plain-text.ts'
import { SPEAKING_SPEED } from '../shared/speaking-speed.ts'
import { CodedError } from '../shared/coded-error.ts'
import { VOICE_SAMPLE_RATE_HZ, voiceMs } from '../shared/audio-format.ts'
import { joined } from '../engine/audio/joined.ts'
import { checkOutput } from '../engine/audio/write-output.ts'
import { writeWav } from '../engine/audio/wav-write.ts'
import { clauses } from '../engine/conversation/stream/clauses.ts'
import { numberWithin, readArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { speakerOf } from './language.ts'
import { openOutput } from './output.ts'

/** About twenty minutes of speech, which are held in memory. */
const MOST_CHARACTERS = 20_000

const OPTIONS = {
  out: { type: 'string' },
  voice: { type: 'string' },
  language: { type: 'string' },
  speed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const

export async function say(args: string[], context: CommandContext): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const text = plainText(positionals.join(' ')).trim()
  if (text === '')
    throw new CodedError('usage', 'say needs a text: parley say "Hello." --out hello.wav')
  if (text.length > MOST_CHARACTERS)
    throw new CodedError(
      'usage',
      `the text has ${text.length} characters, and say takes up to ${MOST_CHARACTERS}; cut it into parts`,
    )
  if (values.out === undefined) throw new CodedError('usage', 'say needs --out FILE.wav')
  const speed = numberWithin('speed', values.speed, SPEAKING_SPEED.least, SPEAKING_SPEED.most)
  const voice = values.voice ?? speakerOf(values.language)
  await checkOutput(values.out)

  const { signal } = context
  const output = openOutput(values.json)
  const engine = await context.openEngine({ tier: 'balanced', output, parts: ['tts'] })
  try {
    const { pieces, firstAudioMs, synthesisMs } = await speakAll(text)
    const speech = joined(pieces)
    if (speech.length === 0)
      throw new CodedError('usage', `there is nothing to say in '${oneLine(text)}'`)
    await writeWav(values.out, [speech], VOICE_SAMPLE_RATE_HZ, { signal })
    const audioMs = voiceMs(speech.length)
    const realTimeFactor = synthesisMs / audioMs
    output.json({
      event: 'speech',
      t_ms: Math.round(audioMs),
      turn: 1,
      first_audio_ms: Math.round(firstAudioMs),
      audio_ms: Math.round(audioMs),
      real_time_factor: Math.round(realTimeFactor * 1000) / 1000,
    })
    output.say(
      `${values.out}: ${(audioMs / 1000).toFixed(1)} s of speech, first sound after ${firstAudioMs.toFixed(0)} ms, real-time factor ${realTimeFactor.toFixed(2)}`,
    )
  } finally {
    await engine.close()
  }

  async function speakAll(said: string) {
    const pieces: Float32Array[] = []
    const startMs = performance.now()
    let firstAudioMs = 0
    async function* whole(): AsyncGenerator<string> {
      yield said
    }
    for await (const clause of clauses(whole(), { signal }))
      for await (const piece of engine.tts.speak(clause.text, { signal, voice, speed })) {
        if (pieces.length === 0) firstAudioMs = performance.now() - startMs
        pieces.push(piece)
      }
    return { pieces, firstAudioMs, synthesisMs: performance.now() - startMs }
  }
}
