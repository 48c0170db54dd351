// The spoken turns of the dialogues, made once and kept in the user's cache.
import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { readWav } from '../../../engine/audio/wav-read.ts'
import { writeWav } from '../../../engine/audio/wav-write.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { voiceName, type UserVoice } from './voices.ts'

/** To be raised whenever the same text and voice are to sound differently. */
const VERSION = 1

/**
 * The speech of `text` in `voice`, mono 16 kHz: from `folder`, or by `speak`, and then written there, whole or not at
 * all.
 * @throws CodedError of `speak`, engine_failed where it was silent, output_unwritable, disk_full; AbortError
 */
export async function cachedSpeech(
  text: string,
  voice: UserVoice,
  {
    folder,
    speak,
    signal,
  }: {
    folder: string
    speak: (text: string, voice: UserVoice) => Promise<Float32Array>
    signal: AbortSignal
  },
): Promise<Float32Array> {
  const path = join(folder, `${keyOf(text, voice)}.wav`)
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    await mkdir(folder, { recursive: true })
    const speech = await speak(text, voice)
    if (speech.length === 0)
      throw new CodedError('engine_failed', `${voiceName(voice)} said nothing of '${text}'`)
    await writeWav(path, [speech], MICROPHONE_SAMPLE_RATE_HZ, { signal })
  }
  // Read back even when new: the first run hears what all later ones hear.
  return (await readWav(path, { signal })).pcm
}

function keyOf(text: string, voice: UserVoice): string {
  const whole = JSON.stringify([VERSION, voiceName(voice), text])
  return createHash('sha256').update(whole).digest('hex').slice(0, 32)
}
