import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Desktop } from './desktop.ts'
import { desktopPlaces } from './desktop-places.ts'
import { openLog } from './log/log.ts'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('files of earlier versions', () => {
  it('given the figures of turns as they once were kept, when the app starts, then they go, and no other file', async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-outgrown-'))
    const old = ['latency.json', 'latency.json.tmp-1700000000abcdef'].map((name) =>
      join(folder, name),
    )
    const kept = join(folder, 'window.json')
    for (const path of [...old, kept]) writeFileSync(path, '{}')
    const root = resolve(import.meta.dirname, '../../..')
    const places = desktopPlaces(root, folder, join(folder, 'cache'), {
      PARLEY_MODELS: join(folder, 'models'),
    })
    const spawn = (): never => expect.unreachable('there are no engines here')
    const cipher = {
      isSafe: () => true,
      encrypt: (text: string) => text,
      decrypt: (text: string) => text,
    }
    const desktop = new Desktop({
      places,
      spawn,
      tell: () => {},
      log: openLog(places.logFile),
      cipher,
      askConsent: async () => false,
    })
    desktop.start()
    await desktop.close()
    await vi.waitFor(() => expect(old.filter((path) => existsSync(path))).toEqual([]))
    expect(existsSync(kept)).toBe(true)
  })
})
