// Has a text spoken by a voice: a program of the system, or Kokoro.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'
import { MICROPHONE_SAMPLE_RATE_HZ, VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { joined } from '../../../engine/audio/joined.ts'
import { resample } from '../../../engine/audio/resample.ts'
import { readWav } from '../../../engine/audio/wav-read.ts'
import { spawn } from '../../../engine/child-process.mjs'
import { clauses } from '../../../engine/conversation/stream/clauses.ts'
import type { Tts } from '../../../engine/ports.ts'
import type { UserVoice } from './voices.ts'

/** Words a minute: espeak-ng's own 175 is faster than people ask. */
const ESPEAK_PACE = 160

/**
 * @param folder where a program may write for a moment
 * @returns mono 16 kHz
 * @throws CodedError engine_failed, audio_unreadable; AbortError
 */
export async function speakText(
  text: string,
  voice: UserVoice,
  { tts, folder, signal }: { tts: Tts; folder: string; signal: AbortSignal },
): Promise<Float32Array> {
  if (voice.by === 'kokoro') return await byKokoro(text, voice.voice, tts, signal)
  const file = join(folder, `.${randomUUID()}.wav`)
  const args =
    voice.by === 'espeak-ng'
      ? ['-v', voice.voice, '-s', String(ESPEAK_PACE), '-w', file, '--', text]
      : ['-voice', voice.voice, '-o', file, '-t', text]
  try {
    await run(voice.program, args, signal)
    return (await readWav(file, { signal })).pcm
  } finally {
    await rm(file, { force: true })
  }
}

async function byKokoro(
  text: string,
  voice: string,
  tts: Tts,
  signal: AbortSignal,
): Promise<Float32Array> {
  const pieces: Float32Array[] = []
  async function* whole(): AsyncGenerator<string> {
    yield text
  }
  for await (const clause of clauses(whole(), { signal }))
    for await (const piece of tts.speak(clause.text, { signal, voice, speed: 1 }))
      pieces.push(piece)
  return resample(joined(pieces), VOICE_SAMPLE_RATE_HZ, MICROPHONE_SAMPLE_RATE_HZ)
}

async function run(program: string, args: string[], signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (why: string, cause?: unknown): CodedError =>
      new CodedError('engine_failed', `${program}: ${why}`, { cause })
    const child = spawn(program, args, { signal, stdio: 'ignore' })
    child.once('error', (error) =>
      reject(isAbort(error) ? error : failed('cannot be started', error)),
    )
    child.once('close', (status) => {
      if (status === 0) resolve()
      else reject(signal.aborted ? (signal.reason as Error) : failed(`ended with status ${status}`))
    })
  })
}
