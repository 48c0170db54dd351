import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fakeFigures } from '../testing/fake-figures.ts'
import { turnLine } from './turn-line.ts'
import { TurnStore } from './turn-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-turns-'))
let files = 0

function open(path = join(folder, `${files++}.ndjson`)) {
  const notices: string[] = []
  const store = new TurnStore(path, (text) => notices.push(text))
  store.load()
  return { store, path, notices }
}

const turn = (i: number) => fakeFigures({ voice_to_voice_ms: i })

describe('TurnStore', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('given turns, when the app starts again, then they are as they were, and typed ones have no time', async () => {
    const { store, path } = open()
    store.add(turn(640.04))
    store.add(fakeFigures({ typed: true }))
    store.add(fakeFigures({ voice_to_voice_ms: null }))
    await store.written()
    const again = open(path).store
    expect(again.all()).toHaveLength(3)
    expect(again.values()).toEqual([640])
  })

  it('given a write that was cut at any byte, then every whole line before it is read, and what comes next as well', async () => {
    const lines = [turn(1), turn(2)].map(turnLine)
    const text = lines.join('')
    const { store, path, notices } = open()
    for (let bytes = lines[0]!.length - 3; bytes <= text.length; bytes++) {
      writeFileSync(path, text.slice(0, bytes))
      store.load()
      // Without its end a line is whole as soon as its last bracket is there.
      const whole = [1, 2].slice(0, Math.floor((bytes + 1) / lines[0]!.length))
      expect(store.values(), `after ${bytes} bytes`).toEqual(whole)
      if (bytes % 40 > 1) continue
      store.add(turn(9))
      await store.written()
      expect(open(path).store.values()).toEqual([...whole, 9])
    }
    expect(notices).toEqual([])
  })

  it('given lines that were damaged or are of another program, then the others are read', () => {
    const path = join(folder, 'damaged.ndjson')
    const lines = [turnLine(turn(1)), '{"at":"then"}\n', '\u0000\u0000\n', turnLine(turn(2))]
    writeFileSync(path, lines.join(''))
    expect(open(path).store.values()).toEqual([1, 2])
  })

  it('given far more turns than an hour has, then file and memory stay bounded and the newest stay', async () => {
    const { store, path } = open()
    const perHour = 600 // one in six seconds
    let most = 0
    for (let hour = 0; hour < 50; hour++) {
      for (let i = 0; i < perHour; i++) store.add(turn(hour * perHour + i))
      await store.written()
      most = Math.max(most, statSync(path).size)
    }
    expect(most).toBeLessThan(6_000_000)
    expect(store.all()).toHaveLength(10_000)
    const again = open(path).store.values()
    expect(again.at(-1)).toBe(29_999)
    expect(again).toEqual(store.values())
    expect(again[0]).toBe(20_000)
  })

  it('given it is cleared while turns wait to be written, then nothing is left but what comes after', async () => {
    const { store, path } = open()
    store.add(turn(1))
    const cleared = store.clear()
    store.add(turn(2))
    await cleared
    await store.written()
    expect(readFileSync(path, 'utf8')).toBe(turnLine(turn(2)))
  })

  it('given a place that cannot be written, then it is said and the turns are remembered for now', async () => {
    const path = join(folder, 'taken')
    writeFileSync(path, '')
    const { store, notices } = open(join(path, 'turns.ndjson'))
    store.add(turn(1))
    await store.written()
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('could not be saved')
    expect(store.values()).toEqual([1])
  })
})
