// Notes which paths this process names to the file system, from its own calls.
import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const READS = ['readFile', 'readdir', 'open', 'stat', 'lstat', 'access', 'realpath', 'opendir']
const WRITES = [
  'writeFile',
  'appendFile',
  'mkdir',
  'rm',
  'rmdir',
  'unlink',
  'rename',
  'symlink',
  'copyFile',
]
const STREAMS = ['createReadStream', 'createWriteStream']
const NAMES = [...READS, ...WRITES]

type Named = Record<string, unknown>

export interface Watched {
  /** Absolute paths, each once. */
  readonly read: ReadonlySet<string>
  readonly written: ReadonlySet<string>
  end(): void
}

export function watchFiles(): Watched {
  const read = new Set<string>()
  const written = new Set<string>()
  const undo: (() => void)[] = []
  const watch = (module: Named, name: string): void => {
    const real = module[name]
    if (typeof real !== 'function') return
    const isWrite = WRITES.includes(name.replace(/Sync$/, '')) || name === 'createWriteStream'
    const watching = (...args: unknown[]): unknown => {
      const path = pathOf(args[0])
      if (path !== undefined) (isWrite || opensToWrite(name, args[1]) ? written : read).add(path)
      if (name.startsWith('rename')) written.add(pathOf(args[1]) ?? '')
      return Reflect.apply(real as (...args: unknown[]) => unknown, module, args)
    }
    module[name] = Object.assign(watching, real)
    undo.push(() => void (module[name] = real))
  }
  for (const name of NAMES) {
    watch(fsPromises, name)
    watch(fs, name)
    watch(fs, `${name}Sync`)
  }
  for (const name of STREAMS) watch(fs, name)
  syncBuiltinESMExports()
  return {
    read,
    written,
    end: () => {
      for (const one of undo) one()
      syncBuiltinESMExports()
    },
  }
}

function opensToWrite(name: string, flags: unknown): boolean {
  return /^open(?:Sync)?$/.test(name) && typeof flags === 'string' && flags !== 'r'
}

function pathOf(given: unknown): string | undefined {
  if (typeof given === 'string') return resolve(given)
  if (given instanceof URL) return fileURLToPath(given)
  return Buffer.isBuffer(given) ? resolve(given.toString()) : undefined
}
