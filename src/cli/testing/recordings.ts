// The recordings that tests speak with: the shared ones where they are present, else the bundled ones.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SpokenRecording {
  path: string
  text: string
  /** End of the last word. */
  speechEndMs: number
  /** Matches a right reply in lower case; null where many are right. */
  expect: RegExp | null
}

interface ManifestEntry {
  file: string
  text: string
  kind: string
  speechEndMs: number
  expect: string | null
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const SHARED = join(root, '../shared/speech')
export const DEMO = join(root, 'resources/demo')

export const sharedTools = join(root, '../shared/tools')

/** Clean short questions: of ../shared/speech where it is present, else the bundled demo's. */
export function questions(): SpokenRecording[] {
  return questionsOf(existsSync(join(SHARED, 'manifest.json')) ? SHARED : DEMO)
}

/** The bundled one that is answered by a sentence: of one word, nothing is left to interrupt. */
export function explanation(): SpokenRecording {
  const found = questionsOf(DEMO).find(({ text }) => text.includes('tides'))
  if (!found) throw new Error('the question about the tides is missing')
  return found
}

function questionsOf(folder: string): SpokenRecording[] {
  const entries = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[]
  return entries
    .filter((entry) => entry.kind === 'question')
    .map(({ file, text, speechEndMs, expect }) => ({
      path: join(folder, file),
      text,
      speechEndMs,
      expect: expect === null ? null : new RegExp(expect),
    }))
}
