// Reads one spoken turn from a recording that the user names.
import { basename } from 'node:path'
import { readWav } from '../engine/audio/wav-read.ts'
import type { SpokenTurnFile } from './converse.ts'
import type { Output } from './output.ts'

/**
 * Says so where the file is shorter than its header promises, and goes on with what is there.
 * @throws CodedError audio_unreadable; AbortError
 */
export async function readTurnFile(
  path: string,
  output: Output,
  options: { signal: AbortSignal },
): Promise<SpokenTurnFile> {
  const name = basename(path)
  const { pcm, missingMs } = await readWav(path, options)
  if (missingMs > 0)
    output.say(
      `${name}: cut short, ${(missingMs / 1000).toFixed(1)} s are missing; using what is there`,
    )
  return { name, pcm }
}
