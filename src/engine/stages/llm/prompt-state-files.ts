// The folder of evaluated prompts: each a state file of llama.cpp's and a note of what it is and how it must read.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { hashFile, replaceFile } from '../../models/file-io.ts'

const STATE = '.state'
const NOTE = '.json'
/** Its writer's process id stands in its name: `4711.1700000000000.tmp`, `0123ab.json.4711.tmp`. */
const DRAFT = /(?:^|\.json\.)(\d+)\.(?:\d+\.)?tmp$/
/** Where the files are large, fewer are kept. A prompt of 390 tokens takes 11 MB with the 1.5B model, 5 MB with the 0.5B. */
const KEPT = 4
const KEPT_LARGE = 2
const LARGE_BYTES = 60 * 1024 * 1024
/** What is neither noted nor that young was left by a process that ended in the middle of saving. */
const DRAFT_LIFE_MS = 10 * 60 * 1000

/** What a state file holds. */
export interface StateNote {
  /** Of model, bindings and context: a state fits into no other. */
  identity: string
  tokens: readonly number[]
  /** Of the state file (hex): llama.cpp takes its bytes on trust. */
  sha256: string
  bytes: number
}

export interface KeptState extends StateNote {
  name: string
  /** When it was last used, in ms of the file system's clock. */
  usedMs: number
}

export class PromptStateFiles {
  /** @param folder absolute; made when the first state is kept */
  constructor(private readonly folder: string) {}

  /** States whose note can be read, the newest first. None where the folder cannot be read. */
  async list(): Promise<KeptState[]> {
    const files = await readdir(this.folder).catch((): string[] => [])
    const notes = files.filter((file) => file.endsWith(NOTE))
    const kept = await Promise.all(notes.map((file) => this.read(file.slice(0, -NOTE.length))))
    return kept.filter((each) => each !== undefined).sort((a, b) => b.usedMs - a.usedMs)
  }

  path(name: string): string {
    return join(this.folder, name + STATE)
  }

  /** Whether the state file is byte for byte what was saved. */
  async isSound({ name, sha256, bytes }: KeptState, { signal }: { signal: AbortSignal }) {
    try {
      const path = this.path(name)
      if ((await stat(path)).size !== bytes) return false
      return (await hashFile(path, { signal })).hash.digest('hex') === sha256
    } catch {
      signal.throwIfAborted()
      return false
    }
  }

  /** Marks a state as used, so that others are removed before it. */
  async touch(name: string): Promise<void> {
    const now = new Date()
    await utimes(this.note(name), now, now).catch(() => {})
  }

  async remove(name: string): Promise<void> {
    // The note first: a state without one is never read.
    await rm(this.note(name), { force: true }).catch(() => {})
    await rm(this.path(name), { force: true }).catch(() => {})
  }

  /** Where a new state may be written before it is kept. @throws where the folder cannot be made */
  async draft(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    return join(this.folder, `${process.pid}.${Date.now()}.tmp`)
  }

  /** Removes what processes left that were killed while they saved: a start that reads all of its prompt back saves none. */
  async sweep(): Promise<void> {
    const files = await readdir(this.folder).catch((): string[] => [])
    for (const file of files) {
      const pid = DRAFT.exec(file)?.[1]
      if (pid === undefined) continue
      const path = join(this.folder, file)
      if (!isAlive(Number(pid)) || (await isOld(path)))
        await rm(path, { force: true }).catch(() => {})
    }
  }

  /** Puts a finished draft in its place and removes what has been unused longest. @throws where that fails */
  async keep(
    draft: string,
    { identity, tokens }: Pick<StateNote, 'identity' | 'tokens'>,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    const { hash, bytes } = await hashFile(draft, { signal })
    const note: StateNote = { identity, tokens, sha256: hash.digest('hex'), bytes }
    const name = nameOf(note)
    await this.remove(name) // a new state under an old note would be taken for corrupt
    await rename(draft, this.path(name))
    await replaceFile(this.note(name), JSON.stringify(note))
    await this.tidy(name)
  }

  /** @param newest stays, also where the others seem newer since the clock was set back */
  private async tidy(newest: string): Promise<void> {
    const kept = (await this.list()).sort(
      (a, b) => Number(b.name === newest) - Number(a.name === newest),
    )
    const most = kept.some(({ bytes }) => bytes > LARGE_BYTES) ? KEPT_LARGE : KEPT
    for (const { name } of kept.slice(most)) await this.remove(name)
    const known = new Set(kept.slice(0, most).flatMap(({ name }) => [name + NOTE, name + STATE]))
    for (const file of await readdir(this.folder)) {
      const path = join(this.folder, file)
      if (known.has(file) || !(await isOld(path))) continue
      await rm(path, { force: true })
    }
  }

  private async read(name: string): Promise<KeptState | undefined> {
    try {
      const path = this.note(name)
      const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
      const note: unknown = JSON.parse(text)
      return isNote(note) && nameOf(note) === name ? { ...note, name, usedMs: mtimeMs } : undefined
    } catch {
      return undefined
    }
  }

  private note(name: string): string {
    return join(this.folder, name + NOTE)
  }
}

/** The same prompt for the same model has one name: it replaces itself. */
function nameOf({ identity, tokens }: Pick<StateNote, 'identity' | 'tokens'>): string {
  return createHash('sha256')
    .update(JSON.stringify([identity, tokens]))
    .digest('hex')
    .slice(0, 24)
}

/** By hand: a schema library would take longer to load than everything else here. */
function isNote(value: unknown): value is StateNote {
  const { identity, tokens, sha256, bytes } = (value ?? {}) as Partial<StateNote>
  return (
    typeof identity === 'string' &&
    typeof sha256 === 'string' &&
    typeof bytes === 'number' &&
    Array.isArray(tokens) &&
    tokens.every(Number.isInteger)
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // somebody else's
  }
}

async function isOld(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > DRAFT_LIFE_MS,
    () => false,
  )
}
