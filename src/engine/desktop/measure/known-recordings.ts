// The spoken questions that came with Parley, and what is said in them.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readWav } from '../../audio/wav-read.ts'
import { CodedError, isAbort } from '../../../shared/coded-error.ts'

const Manifest = z.array(z.object({ file: z.string(), text: z.string() })).min(1)

export interface KnownRecording {
  /** Mono 16 kHz. */
  pcm: Float32Array
  text: string
}

/**
 * @param root of the checkout or the installed app
 * @throws CodedError file_unreadable, audio_unreadable; AbortError
 */
export async function knownRecordings(
  root: string,
  { signal }: { signal: AbortSignal },
): Promise<KnownRecording[]> {
  const folder = join(root, 'resources/demo')
  const path = join(folder, 'manifest.json')
  const entries = await readFile(path, { encoding: 'utf8', signal })
    .then((text) => Manifest.parse(JSON.parse(text)))
    .catch((error: unknown) => {
      if (isAbort(error)) throw error
      throw new CodedError('file_unreadable', `${path} does not say what is spoken`, {
        cause: error,
      })
    })
  return await Promise.all(
    entries.map(async ({ file, text }) => {
      const { pcm } = await readWav(join(folder, file), { signal })
      return { pcm, text }
    }),
  )
}
