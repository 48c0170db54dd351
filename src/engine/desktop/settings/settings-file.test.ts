import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../shared/window/settings.ts'
import { SettingsFile } from './settings-file.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-settings-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(text?: string) {
  const path = join(folder, 'settings.json')
  if (text !== undefined) writeFileSync(path, text)
  const notices: string[] = []
  const file = new SettingsFile(path, (notice) => notices.push(notice))
  return { path, notices, file, settings: file.load() }
}

describe('SettingsFile', () => {
  it('given no file, has the defaults and says nothing', () => {
    const { settings, notices } = open()
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(notices).toEqual([])
  })
  it('given a change, has it at once and after the next start', async () => {
    const { file } = open()
    expect(file.change({ voice: 'bf_emma', talk: 'duplex' })).toMatchObject({ voice: 'bf_emma' })
    await file.written()
    expect(open().settings).toEqual({ ...DEFAULT_SETTINGS, voice: 'bf_emma', talk: 'duplex' })
  })
  it('given no tier in the file, measures for it; given one that was set, keeps it', () => {
    expect(open('{"voice":"am_adam"}').settings.tier).toBe('auto')
    expect(open('{"tier":"balanced"}').settings.tier).toBe('balanced')
  })
  it('given one bad value among good ones, keeps the good ones and says which was lost', () => {
    const { settings, notices } = open('{"voice":"am_adam","speed":99,"fromTheFuture":1}')
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, voice: 'am_adam' })
    expect(notices[0]).toContain('speed')
  })
  it('given a file that is no JSON, keeps it aside and uses defaults', () => {
    const { settings, notices } = open('{"voice": "am_ad')
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(notices[0]).toContain('damaged')
    expect(readdirSync(folder)).toEqual(['settings.unreadable.json'])
    expect(readFileSync(join(folder, 'settings.unreadable.json'), 'utf8')).toBe('{"voice": "am_ad')
  })
  it('given JSON that is no object, uses defaults', () => {
    expect(open('null').settings).toEqual(DEFAULT_SETTINGS)
    expect(open('[1,2]').settings).toEqual(DEFAULT_SETTINGS)
  })
  it.each([{ volume: 7 }, { nonsense: 1 }, { voice: undefined }, { __proto__x: 1 }])(
    'given a change that is not allowed (%o), changes nothing',
    (change) => {
      const { file } = open()
      expect(() => file.change(change)).toThrow(expect.objectContaining({ code: 'usage' }) as Error)
      expect(file.current).toEqual(DEFAULT_SETTINGS)
    },
  )
  it.each(Object.keys(DEFAULT_SETTINGS))(
    'given words or entries without end for %s, refuses them: a page cannot fill the disk',
    (name) => {
      const { file } = open()
      const entries = Array.from({ length: 20_000 }, (_, i): [string, string] => [`l${i}`, 'x'])
      for (const value of ['x'.repeat(20_000), Object.fromEntries<string>(entries)] as const)
        expect(() => file.change({ [name]: value })).toThrow('cannot be that')
    },
  )
})
