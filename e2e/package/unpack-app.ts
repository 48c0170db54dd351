// The packed app as a folder that plain Node can run: it knows nothing of archives.
import { extractAll, getRawHeader } from '@electron/asar'
import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../fixture/root.ts'

/** Where electron-builder leaves the app folder on Linux, where this runs (scripts/package/pack.mjs). */
const RESOURCES = join(
  root,
  'dist/installers',
  `linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked/resources`,
)
const ARCHIVE = join(RESOURCES, 'app.asar')

/** Native code of any system: files that its loader has to open by itself. */
const NATIVE = /\.(node|dylib|dll|so(\.[\d.]+)?)$/

interface Entry {
  files?: Record<string, Entry>
  unpacked?: boolean
}

/**
 * Lays the packed app out below `folder`, as Electron would see it: app.asar, and beside it what was left unpacked.
 * @returns path of app.asar
 */
export async function unpackApp(folder: string): Promise<string> {
  if (!existsSync(ARCHIVE)) throw new Error('there is no packed app: `npm run package` makes it')
  const app = join(folder, 'app.asar')
  extractAll(ARCHIVE, app)
  await cp(`${ARCHIVE}.unpacked`, `${app}.unpacked`, { recursive: true })
  return app
}

/** Native code that stayed inside of the archive, and foreign systems' native code anywhere. */
export function misplacedNativeFiles(): string[] {
  const { header } = getRawHeader(ARCHIVE)
  return [...entries(header as Entry, '')]
    .filter(([path, entry]) => NATIVE.test(path) && (!entry.unpacked || isForeign(path)))
    .map(([path]) => path)
}

function isForeign(path: string): boolean {
  return /darwin|win32|\/win-|\/mac-|\.dll$|\.dylib$|-cuda/.test(path)
}

function* entries(entry: Entry, path: string): Generator<[string, Entry]> {
  for (const [name, child] of Object.entries(entry.files ?? {})) {
    const below = `${path}/${name}`
    if (child.files) yield* entries(child, below)
    else yield [below, child]
  }
}
