import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeCipher, lockedCipher } from '../servers/testing/fake-cipher.ts'
import { fakeTurn } from '../testing/fake-turn.ts'
import { sealedRoom, sealingRoom, type SealingRoomOptions } from './testing/sealing-room.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-sealed-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const room = (options?: SealingRoomOptions) => sealingRoom(folder, options)

const sealedFolder = () => sealedRoom(folder)

describe('Vault without its key', () => {
  it.each([
    ['is locked', lockedCipher(), /did not give the key/],
    ['is not safe any more', fakeCipher(false), /key store/],
  ])(
    'given a key store that %s, then it says so once, nothing is changed or saved, and the app goes on',
    async (_what, cipher, why) => {
      const before = (await sealedFolder()).stored()
      const { vault, history, schedule, keep, notices, stored } = room({ isOn: true, cipher })
      await vault.settled()
      expect(notices).toEqual([expect.stringMatching(why)])
      expect(vault.state().locked).toMatch(why)
      expect(await history.list('')).toEqual([])
      const id = '20260101-000000-abcdef'
      await expect(history.open(id)).rejects.toMatchObject({ code: 'usage' })
      expect(schedule.read()).toEqual([])
      await keep()
      expect(stored()).toEqual(before)
      expect(notices.join('\n')).toContain('This conversation could not be kept: it cannot be')
      // With the key store back, everything is there.
      const again = room({ isOn: true })
      expect(await again.history.list('')).toHaveLength(1)
      expect(again.schedule.read()).toEqual([again.timer])
    },
  )

  it('given the key store is unlocked while the app runs, when its state is asked for, then all can be read', async () => {
    await sealedFolder()
    let isLocked = true
    const cipher = fakeCipher()
    const decrypt = (text: string): string =>
      isLocked ? lockedCipher().decrypt(text) : cipher.decrypt(text)
    const { vault, history } = room({ isOn: true, cipher: { ...cipher, decrypt } })
    expect(await history.list('')).toEqual([])
    isLocked = false
    expect(vault.state()).toMatchObject({ locked: null, unavailable: null })
    expect(await history.list('')).toHaveLength(1)
  })

  it('given the file with the key is lost, then it says so, what is there stays, and switched off and on again it goes on with a new key', async () => {
    const { places, stored } = await sealedFolder()
    rmSync(places.dataKeyFile)
    const before = stored()
    const again = room({ isOn: true })
    await again.vault.settled()
    expect(again.notices).toEqual([expect.stringContaining('is not there')])
    await again.keep()
    expect(stored()).toEqual(before)
    await again.switchTo(false)
    expect(stored()).toEqual(before)
    await again.switchTo(true)
    again.history.append(fakeTurn('Hello?', 'Hello.'))
    expect(await again.history.list('')).toHaveLength(1)
    expect(readdirSync(places.historyFolder)).toHaveLength(2)
  })

  it('given the file with the key is lost and nothing is encrypted, then there is a new key, without a word', async () => {
    const { vault, keep, readable, notices } = room({ isOn: true })
    await vault.settled()
    await keep()
    expect(readable()).toEqual([])
    expect(notices).toEqual([])
  })

  it.each(['', '{', '{"encryptedKey":"","isDone":true}', '{"encryptedKey":"AAAA","isDone":true}'])(
    'given the key file %j, then it is left as it is and nothing is saved',
    async (text) => {
      const { places } = await sealedFolder()
      writeFileSync(places.dataKeyFile, text)
      const again = room({ isOn: true })
      await again.vault.settled()
      expect(again.notices).toHaveLength(1)
      await again.keep()
      expect(readFileSync(places.dataKeyFile, 'utf8')).toBe(text)
      expect(() => again.vault.prepare()).toThrow(/cannot be encrypted/)
    },
  )

  it('given a system without a safe key store, then it cannot be switched on, and says why', () => {
    const { vault, places } = room({ cipher: fakeCipher(false) })
    expect(vault.state().unavailable).toMatch(/key store/)
    expect(() => vault.prepare()).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(existsSync(places.dataKeyFile)).toBe(false)
  })

  it('given a key store that does not give back what was put in, then it is not switched on', () => {
    const cipher = { ...fakeCipher(), encrypt: () => 'something else' }
    const { vault, places } = room({ cipher })
    expect(() => vault.prepare()).toThrow(expect.objectContaining({ code: 'sealed_locked' }))
    expect(existsSync(places.dataKeyFile)).toBe(false)
  })

  it('given switched off while the key cannot be had, then new words are kept in plain, and the old stay for a better day', async () => {
    const { places } = await sealedFolder()
    const off = room({ cipher: lockedCipher() })
    await off.vault.settled()
    off.history.append(fakeTurn('Hello?', 'Hello.'))
    expect(await off.history.list('')).toHaveLength(1)
    const again = room()
    await again.vault.settled()
    expect(await again.history.list('')).toHaveLength(2)
    expect(existsSync(places.dataKeyFile)).toBe(false)
  })
})

describe('a sealed file that was changed', () => {
  it('given another byte, another name or the sealed file of another conversation, then it is damaged, told once and left as it is', async () => {
    const { places, keep } = await sealedFolder()
    await keep()
    await keep()
    const path = (name: string): string => join(places.historyFolder, name)
    const [a, b, c] = readdirSync(places.historyFolder)
    const bytes = readFileSync(path(a!))
    bytes[bytes.length - 20]! ^= 1
    writeFileSync(path(a!), bytes)
    writeFileSync(path(b!), readFileSync(path(c!)))
    renameSync(path(c!), path('20200101-000000-abcdef.json'))
    const again = room({ isOn: true })
    const before = again.stored()
    expect(await again.history.list('')).toEqual([])
    await again.history.list('')
    expect(again.notices).toHaveLength(3)
    expect(again.notices[0]).toMatch(/could not be read \(it was changed, renamed, or encrypted/)
    expect(again.stored()).toEqual(before)
  })

  it('given timers that were changed, then they are moved aside as any damaged file', async () => {
    const { places } = await sealedFolder()
    const bytes = readFileSync(places.timersFile)
    writeFileSync(places.timersFile, bytes.subarray(0, -1))
    const { schedule, notices } = room({ isOn: true })
    expect(schedule.read()).toEqual([])
    expect(notices).toEqual([expect.stringContaining('timers.unreadable.json')])
    expect(readFileSync(join(folder, 'timers.unreadable.json'))).toEqual(bytes.subarray(0, -1))
  })

  it('given it cannot be decrypted, when it is switched off, then the others are, it stays with its key, and is told', async () => {
    const { places, keep, switchTo, notices, vault } = await sealedFolder()
    await keep()
    const [a, b] = readdirSync(places.historyFolder).map((name) => join(places.historyFolder, name))
    const bytes = readFileSync(a!)
    bytes[30]! ^= 1
    writeFileSync(a!, bytes)
    await switchTo(false)
    expect(readFileSync(a!)).toEqual(bytes)
    expect(readFileSync(b!, 'utf8')).toContain('zyxanthoria')
    expect(vault.state()).toMatchObject({ work: null, failed: 1 })
    expect(notices.at(-1)).toMatch(/^1 saved file could not be decrypted/)
    expect(existsSync(places.dataKeyFile)).toBe(true)
  })
})
