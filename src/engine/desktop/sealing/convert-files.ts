// Seals the files that are there, or opens them again: one after the other, each whole or as it was.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { writeFile } from 'atomically'
import { CodedError } from '../../../shared/coded-error.ts'
import type { InOrder } from '../storage/in-order.ts'
import { isSealed, isSealedLine, openFile, openLine, sealFile, sealLine } from './sealed-record.ts'
import { boundName } from './sealer.ts'

/** Where a store keeps its files. */
export interface SealedPlace {
  folder: string
  /** Whether a file of this name, without what a draft has behind it, is the store's: others are left alone. */
  isOurs: (name: string) => boolean
  /** Whether a file is one record, or each of its lines. */
  form: 'file' | 'lines'
  /** Of the store: a file is never written from two sides. */
  order: InOrder
}

export interface Conversion {
  to: 'sealed' | 'plain'
  key: Uint8Array
  signal: AbortSignal
  /** `done` of `total` files were looked at. */
  onProgress: (done: number, total: number) => void
}

/** A file that is as it was, or still has sealed lines. */
export interface Unconverted {
  path: string
  error: Error
}

/** So many lines take a few milliseconds: others want this thread too. */
const LINES_AT_ONCE = 500

/**
 * Brings every file of `places` into the form that is wanted. What is in that form already is left alone, so that it goes on
 * where a program was ended; a file that is deleted meanwhile stays deleted.
 * @returns what could not be converted
 * @throws AbortError between two files
 */
export async function convertFiles(
  places: readonly SealedPlace[],
  conversion: Conversion,
): Promise<Unconverted[]> {
  const { signal, onProgress } = conversion
  const files: { place: SealedPlace; path: string }[] = []
  for (const place of places) {
    signal.throwIfAborted()
    // Once the store has written what it had sealed before, or left plain.
    const paths = await place.order.run(() => filesOf(place))
    files.push(...paths.map((path) => ({ place, path })))
  }
  const failed: Unconverted[] = []
  for (const [i, { place, path }] of files.entries()) {
    signal.throwIfAborted()
    onProgress(i, files.length)
    try {
      await place.order.run(() => convert(path, place.form, conversion))
    } catch (error) {
      if (!isMissing(error)) failed.push({ path, error: error as Error })
    }
  }
  onProgress(files.length, files.length)
  return failed
}

/** Whether anything there is sealed. Files that cannot be read are taken for sealed. */
export async function hasSealed(places: readonly SealedPlace[]): Promise<boolean> {
  for (const place of places)
    for (const path of await place.order.run(() => filesOf(place)))
      try {
        const bytes = await readFile(path)
        if (isSealed(bytes)) return true
        if (place.form === 'lines' && bytes.toString().split('\n').some(isSealedLine)) return true
      } catch (error) {
        if (!isMissing(error)) return true
      }
  return false
}

async function filesOf({ folder, isOurs }: SealedPlace): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const paths = names.filter((name) => isOurs(boundName(name))).map((name) => join(folder, name))
  // A pipe would be waited for until somebody writes.
  const areFiles = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  )
  return paths.filter((_path, i) => areFiles[i])
}

async function convert(
  path: string,
  form: SealedPlace['form'],
  conversion: Conversion,
): Promise<void> {
  const stored = await readFile(path)
  if (form === 'lines') return await convertLines(path, stored.toString(), conversion)
  const { to, key } = conversion
  if (isSealed(stored) === (to === 'sealed')) return
  const name = boundName(path)
  await writeFile(path, to === 'sealed' ? sealFile(key, stored, name) : openFile(key, stored, name))
}

/** A line that cannot be opened stays in its place, and the others are opened. @throws CodedError of the first such line */
async function convertLines(path: string, text: string, { to, key }: Conversion): Promise<void> {
  const name = boundName(path)
  const lines = text.split(/(?<=\n)/u)
  let hasChanged = false
  let refused: CodedError | undefined
  for (const [i, line] of lines.entries()) {
    if (i % LINES_AT_ONCE === LINES_AT_ONCE - 1) await breathe()
    if (line.trim() === '' || isSo(line, name, { to, key })) continue
    try {
      lines[i] = to === 'sealed' ? sealLine(key, line, name) : openLine(key, line.trimEnd(), name)
      hasChanged = true
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      refused ??= error
    }
  }
  if (hasChanged) await writeFile(path, lines.join(''))
  if (refused) throw refused
}

/** What only begins as a sealed line, such as words that somebody typed, is sealed as any other text. */
function isSo(line: string, name: string, { to, key }: Pick<Conversion, 'to' | 'key'>): boolean {
  if (!isSealedLine(line)) return to === 'plain'
  if (to === 'plain') return false
  try {
    openLine(key, line.trimEnd(), name)
    return true
  } catch {
    return false
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
