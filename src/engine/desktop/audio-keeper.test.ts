import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AudioKeeper } from './audio-keeper.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-audio-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open() {
  const notices: string[] = []
  const audio = join(folder, 'audio')
  const keeper = new AudioKeeper(
    audio,
    (text) => notices.push(text),
    () => new Date(0),
  )
  return { keeper, audio, notices }
}

describe('AudioKeeper', () => {
  it('given two turns at once, saves each under a name of its own, and deletes what is asked', async () => {
    const { keeper, audio } = open()
    const names = [keeper.save(new Float32Array(512)), keeper.save(new Float32Array(512))]
    await keeper.written()
    expect(readdirSync(audio).sort()).toEqual(names)
    await keeper.remove([names[0]!])
    expect(readdirSync(audio)).toEqual([names[1]])
    await keeper.remove('all')
    expect(existsSync(audio)).toBe(false)
  })
  it('given a name that leads elsewhere, deletes nothing there', async () => {
    const { keeper } = open()
    const other = join(folder, 'settings.json')
    writeFileSync(other, '{}')
    await keeper.remove(['../settings.json'])
    expect(existsSync(other)).toBe(true)
  })
  it('given a folder that cannot be written, says so', async () => {
    const { keeper, audio, notices } = open()
    writeFileSync(audio, 'in the way')
    keeper.save(new Float32Array(512))
    await keeper.written()
    expect(notices).toHaveLength(1)
  })
})
