// The setting as the page changes it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../shared/window/settings.ts'
import { Desktop } from '../desktop.ts'
import { desktopPlaces } from '../desktop-places.ts'
import { fakeCipher, lockedCipher } from '../servers/testing/fake-cipher.ts'
import { fakeTurn } from '../testing/fake-turn.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-switch-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(cipher = fakeCipher()) {
  const root = resolve(import.meta.dirname, '../../../..')
  const places = desktopPlaces(root, folder, join(folder, 'cache'), {
    PARLEY_MODELS: join(folder, 'models'),
  })
  const told: [string, unknown][] = []
  const desktop = new Desktop({
    places,
    spawn: () => {
      throw new Error('there are no engines here')
    },
    tell: (name, payload) => void told.push([name, payload]),
    log: { write: () => {}, lines: () => [] },
    cipher,
    askConsent: async () => false,
  })
  desktop.start()
  return { desktop, places, told }
}

describe('the setting encryptSaved', () => {
  it.each([
    ['no safe key store', fakeCipher(false), 'usage'],
    ['a key store that gives nothing back', lockedCipher(), 'sealed_locked'],
  ])('given %s, then it stays off, and says why', async (_what, cipher, code) => {
    const { desktop, places } = open(cipher)
    try {
      expect(() => desktop.changeSettings({ encryptSaved: true })).toThrow(
        expect.objectContaining({ code }),
      )
      expect(desktop.settings.current.encryptSaved).toBe(false)
      expect(existsSync(places.dataKeyFile)).toBe(false)
    } finally {
      await desktop.close()
    }
  })

  it('given a value that is none, then nothing is changed', async () => {
    const { desktop, places } = open()
    try {
      const change = { encryptSaved: 'yes' } as unknown as Partial<Settings>
      expect(() => desktop.changeSettings(change)).toThrow(/encryptSaved/)
      expect(existsSync(places.dataKeyFile)).toBe(false)
    } finally {
      await desktop.close()
    }
  })

  it('given conversations, when it is turned on, then the page hears how far it is and that it is done', async () => {
    const { desktop, told } = open()
    try {
      desktop.history.append(fakeTurn('Hello?', 'Hello.'))
      await desktop.history.written()
      desktop.changeSettings({ encryptSaved: true })
      await desktop.vault.settled()
      const states = told.filter(([name]) => name === 'sealing').map(([, payload]) => payload)
      expect(states[0]).toMatchObject({ work: { to: 'sealed', done: 0, total: 1 } })
      expect(states.at(-1)).toMatchObject({ work: null, locked: null, failed: 0 })
    } finally {
      await desktop.close()
    }
  })
})
