import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { spawn } from '../../child-process.mjs'
import { seeded } from '../../../shared/seeded.mjs'
import { fakeFigures } from '../testing/fake-figures.ts'
import { turnLine } from './turn-line.ts'
import { TurnStore } from './turn-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-killed-'))
/** The file is written anew with every third turn, and takes its time: that moment is hit as well. */
const MOST = { turns: 5_000, lines: 5_002 }
const KILLS = 8

/** A program that adds turns without end, each with its number as its time, and says which are on disk. */
async function writer(): Promise<string> {
  const entry = join(import.meta.dirname, 'turn-store.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'turn-store.mjs' } },
    },
    ssr: { noExternal: true },
  })
  const path = join(folder, 'writer.mjs')
  const lines = [
    `import { TurnStore } from './turn-store.mjs'`,
    `const [path, first] = process.argv.slice(2)`,
    `const store = new TurnStore(path, (text) => { throw new Error(text) }, ${JSON.stringify(MOST)})`,
    `store.load()`,
    `for (let i = Number(first); ; i++) {`,
    `  store.add({ ...${JSON.stringify(fakeFigures())}, voice_to_voice_ms: i })`,
    `  await store.written()`,
    `  process.stdout.write(i + '\\n')`,
    `}`,
  ]
  writeFileSync(path, lines.join('\n'))
  return path
}

/** @returns the last turn that it said was on disk when it was killed */
function killed(program: string, file: string, first: number, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, file, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      said += text
    })
    child.once('error', reject)
    child.once('close', () => resolve(Number(said.split('\n').at(-2))))
  })
}

describe('TurnStore', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('given it is killed again and again while it writes, then nothing that was on disk is lost, and it goes on', async () => {
    const program = await writer()
    const file = join(folder, 'turns.ndjson')
    const random = seeded(7)
    let next = MOST.turns
    const before = Array.from({ length: next }, (_, i) => fakeFigures({ voice_to_voice_ms: i }))
    writeFileSync(file, before.map(turnLine).join(''))
    for (let kill = 0; kill < KILLS; kill++) {
      const last = await killed(program, file, next, 20 + random() * 60)
      expect(last).toBeGreaterThanOrEqual(next)
      const store = new TurnStore(file, (text) => expect.unreachable(text), MOST)
      store.load()
      const values = store.values()
      // One more may be there, of which it could not say so any more.
      expect([last, last + 1]).toContain(values.at(-1))
      const newest = values.at(-1)!
      expect(values).toEqual(Array.from({ length: MOST.turns }, (_, i) => newest - i).reverse())
      next = newest + 1
    }
  })
})
