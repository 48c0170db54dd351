import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AudioKeeper } from './audio-keeper.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-audio-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(mostBytes?: number) {
  const notices: string[] = []
  const audio = join(folder, 'audio')
  const time = { nowMs: 0 }
  const keeper = new AudioKeeper(audio, (text) => notices.push(text), {
    now: () => new Date((time.nowMs += 1000)),
    ...(mostBytes !== undefined && { mostBytes }),
  })
  return { keeper, audio, notices, time }
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
  it('given more sound than may be kept, then the oldest go, and the newest stays however long it is', async () => {
    const tenSecondsBytes = 16_000 * 10 * 2 + 44
    const { keeper, audio } = open(3.5 * tenSecondsBytes)
    const names = [1, 2, 3, 4, 5].map(() => keeper.save(new Float32Array(16_000 * 10)))
    await keeper.written()
    expect(readdirSync(audio).sort()).toEqual(names.slice(2))
    const long = keeper.save(new Float32Array(16_000 * 40))
    await keeper.written()
    expect(readdirSync(audio)).toEqual([long])
  })
  it('given a clock that was set back by an hour, then the newest stays, and what bears a later time goes first', async () => {
    const { keeper, audio, time } = open(1_000_000)
    const tenSeconds = new Float32Array(16_000 * 10)
    time.nowMs = 7_200_000
    const [early, before] = [keeper.save(tenSeconds), keeper.save(tenSeconds)]
    time.nowMs -= 3_600_000
    const names = [keeper.save(tenSeconds), keeper.save(tenSeconds)]
    await keeper.written()
    expect(readdirSync(audio).sort()).toEqual([...names, before])
    expect(early).not.toBe(before)
  })
  it('given a folder that was full before, when the app starts again, then the first turn makes room', async () => {
    const { keeper, audio } = open(400_000)
    mkdirSync(audio)
    for (const day of [1, 2, 3])
      writeFileSync(join(audio, `1969-12-0${day}T00-00-00-000Z-1.wav`), Buffer.alloc(200_000))
    const name = keeper.save(new Float32Array(512))
    await keeper.written()
    expect(readdirSync(audio).sort()).toEqual(['1969-12-03T00-00-00-000Z-1.wav', name])
  })
  it('given a folder that cannot be written, says so', async () => {
    const { keeper, audio, notices } = open()
    writeFileSync(audio, 'in the way')
    keeper.save(new Float32Array(512))
    await keeper.written()
    expect(notices).toHaveLength(1)
  })
})
