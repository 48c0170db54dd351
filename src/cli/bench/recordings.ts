// The bundled recordings of real speech that the benchmark plays and cuts.
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readWav } from '../../engine/audio/wav-read.ts'
import { CodedError, isAbort } from '../../shared/coded-error.ts'
import type { SpokenTurnFile } from '../converse.ts'

/** Their paths, in order. @throws CodedError audio_unreadable where there are none; AbortError */
export async function bundledPaths(
  root: string,
  { signal }: { signal: AbortSignal },
): Promise<string[]> {
  const folder = join(root, 'resources/demo')
  const names = await readdir(folder).catch((error: unknown) => {
    if (isAbort(error)) throw error
    return []
  })
  signal.throwIfAborted()
  const wavs = names.filter((name) => name.endsWith('.wav')).sort()
  if (wavs.length === 0)
    throw new CodedError('audio_unreadable', `no recordings in ${folder}; restore it from git`)
  return wavs.map((name) => join(folder, name))
}

/** @throws CodedError audio_unreadable where there are none; AbortError */
export async function bundledRecordings(
  root: string,
  options: { signal: AbortSignal },
): Promise<SpokenTurnFile[]> {
  const paths = await bundledPaths(root, options)
  return await Promise.all(
    paths.map(async (path) => ({ name: basename(path), pcm: (await readWav(path, options)).pcm })),
  )
}
