import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealedRoom, sealingRoom, type SealingRoomOptions } from './testing/sealing-room.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-sealed-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const room = (options?: SealingRoomOptions) => sealingRoom(folder, options)

const sealedFolder = () => sealedRoom(folder)

describe('Vault, switched on', () => {
  it('given everything is kept, then no file has a word or the sound, and the next start reads it back', async () => {
    const { readable, notices, places } = await sealedFolder()
    expect(readable()).toEqual([])
    for (const path of [places.historyFolder, places.audioFolder, places.eventsFolder])
      expect(readdirSync(path)).toHaveLength(1)

    const again = room({ isOn: true })
    const [entry] = await again.history.list('zyxanthoria')
    expect(entry).toMatchObject({ title: again.title, turns: 1 })
    expect((await again.history.open(entry!.id)).turns).toHaveLength(1)
    expect(again.schedule.read()).toEqual([again.timer])
    expect([...notices, ...again.notices]).toEqual([])
  })

  it('given files from before, then they are encrypted too, with drafts and copies that were left, and switched off again all of them are as they were', async () => {
    const { keep, switchTo, readable, stored, places, notices, history } = room()
    await keep()
    const [conversation] = readdirSync(places.historyFolder)
    const left = [
      join(places.historyFolder, `${conversation}.tmp-1764500000ab12cd`),
      join(folder, 'timers.unreadable-2.json'),
      join(places.audioFolder, `.${readdirSync(places.audioFolder)[0]}.${crypto.randomUUID()}.tmp`),
    ]
    for (const path of left) writeFileSync(path, 'of quibblefrond')
    const plain = stored()
    expect(readable()).toHaveLength(8)
    await switchTo(true)
    expect(readable()).toEqual([])
    expect(await history.list('')).toHaveLength(1)
    await switchTo(false)
    expect(stored()).toEqual(plain)
    expect(notices).toEqual([])
  })

  it("given files that are not the app's, then they are left alone", async () => {
    const { keep, switchTo, places, readable } = room()
    await keep()
    const mine = [
      'history/notes.txt',
      'transcripts/my words.txt',
      'audio/song.wav',
      'settings.json',
    ]
    for (const name of mine) writeFileSync(join(folder, name), 'of zyxanthoria')
    await switchTo(true)
    expect(readable()).toEqual([...mine].sort())
    expect(existsSync(places.dataKeyFile)).toBe(true)
  })

  it('given words that begin as a sealed line does, then they are encrypted, and come back', async () => {
    const { keep, switchTo, places, readable, records } = room()
    await keep()
    records.transcripts.add('21:04 You: I type\nparley-sealed:1:zyxanthoria\n')
    await records.close()
    const path = join(places.transcriptsFolder, readdirSync(places.transcriptsFolder)[0]!)
    const text = readFileSync(path, 'utf8')
    await switchTo(true)
    expect(readable()).toEqual([])
    await switchTo(false)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('given it is ended between two files, then all is read, and the next start goes on', async () => {
    const first = room({ onChange: ({ work }) => void (work?.done === 0 && first.vault.stop()) })
    for (let i = 0; i < 3; i++) await first.keep()
    await first.switchTo(true)
    const left = first.readable()
    expect(left.length).toBeGreaterThan(2)
    expect(left).not.toContain('timers.json')

    const again = room({ isOn: true })
    expect(await again.history.list('')).toHaveLength(3)
    expect(again.schedule.read()).toEqual([again.timer])
    await again.vault.settled()
    expect(again.readable()).toEqual([])
    expect(await again.history.list('')).toHaveLength(3)

    // Off, and ended in the same way.
    again.settings.encryptSaved = false
    again.vault.changed()
    void again.vault.stop()
    await again.vault.settled()
    const last = room()
    expect(await last.history.list('')).toHaveLength(3)
    await last.vault.settled()
    expect(last.readable()).toHaveLength(4 + 2 * 3 - 1)
    expect(existsSync(last.places.dataKeyFile)).toBe(false)
    expect([...first.notices, ...again.notices, ...last.notices]).toEqual([])
  })

  it('given turns, deletions and a change of mind while files are converted, then nothing is lost and nothing comes back', async () => {
    const { keep, history, audio, settings, vault, written, readable, notices, places } = room()
    for (let i = 0; i < 5; i++) await keep()
    for (let round = 0; round < 6; round++) {
      if (!settings.encryptSaved) vault.prepare()
      settings.encryptSaved = !settings.encryptSaved
      vault.changed()
      const kept = keep()
      const [entry] = await history.list('')
      await history.delete({ id: entry!.id })
      await kept
    }
    void audio.remove('all')
    await vault.settled()
    await written()
    const entries = await history.list('')
    expect(entries).toHaveLength(5)
    expect(existsSync(places.audioFolder)).toBe(false)
    expect(settings.encryptSaved).toBe(false)
    expect(readable().filter((name) => name.startsWith('history'))).toHaveLength(5)
    expect(notices).toEqual([])
  })

  it('given a line that a power cut tore, then the lines after it can be decrypted', async () => {
    const { places } = await sealedFolder()
    const [name] = readdirSync(places.transcriptsFolder)
    const path = join(places.transcriptsFolder, name!)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text + text.slice(0, 60))
    const again = room({ isOn: true })
    await again.keep()
    await again.switchTo(false)
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    expect(lines.filter((line) => line.includes('You: zyxanthoria'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('parley-sealed:'))).toHaveLength(1)
    expect(again.vault.state().failed).toBe(1)
    // The torn line stays, so its key does.
    expect(existsSync(places.dataKeyFile)).toBe(true)
  })
})
