// What is said in recordings, where a manifest.json beside them tells.
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { isAbort } from '../../../shared/coded-error.ts'

const Manifest = z.array(z.object({ file: z.string(), text: z.string() }))

/** The words of the recording `path`; undefined where nothing tells them. @throws AbortError */
export async function knownWords(
  path: string,
  { signal }: { signal: AbortSignal },
): Promise<string | undefined> {
  try {
    const manifest = join(dirname(path), 'manifest.json')
    const entries = Manifest.parse(
      JSON.parse(await readFile(manifest, { encoding: 'utf8', signal })),
    )
    return entries.find(({ file }) => file === basename(path))?.text
  } catch (error) {
    if (isAbort(error)) throw error
    return undefined
  }
}
