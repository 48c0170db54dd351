import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DayFiles } from './day-files.ts'

const parent = mkdtempSync(join(tmpdir(), 'parley-days-'))
let folders = 0

function open(options: { mostBytes?: number; folder?: string } = {}) {
  const folder = options.folder ?? join(parent, `${folders++}`)
  const state = { now: new Date(2026, 10, 29, 23, 59) }
  const notices: string[] = []
  const files = new DayFiles(folder, {
    ending: '.txt',
    what: 'Transcripts',
    onNotice: (text) => notices.push(text),
    now: () => state.now,
    ...(options.mostBytes !== undefined && { mostBytes: options.mostBytes }),
  })
  return { files, folder, state, notices }
}

describe('DayFiles', () => {
  afterAll(() => rmSync(parent, { recursive: true, force: true }))

  it('given text before and after midnight, then each day has its file, in order', async () => {
    const { files, folder, state } = open()
    files.add('one\n')
    files.add('two\n')
    await files.written()
    state.now = new Date(2026, 10, 30, 0, 1)
    files.add('three\n')
    await files.written()
    expect(readdirSync(folder)).toEqual(['2026-11-29.txt', '2026-11-30.txt'])
    expect(readFileSync(join(folder, '2026-11-29.txt'), 'utf8')).toBe('one\ntwo\n')
  })

  it('given more than it may be, then the oldest days go, and never the one that is written', async () => {
    const { files, folder, state } = open({ mostBytes: 1_000_000 })
    for (let day = 1; day <= 5; day++) {
      state.now = new Date(2026, 10, day)
      files.add('x'.repeat(600_000))
      await files.written()
    }
    expect(readdirSync(folder)).toEqual(['2026-11-05.txt'])
  })

  it('given a clock that was set back by days, then what was written before it goes first, and what is written now stays', async () => {
    const { files, folder, state } = open({ mostBytes: 1_000_000 })
    for (const day of [5, 20, 6]) {
      state.now = new Date(2026, 10, day)
      files.add('x'.repeat(500_000))
      await files.written()
    }
    expect(readdirSync(folder)).toEqual(['2026-11-05.txt', '2026-11-06.txt'])
  })

  it('given it is cleared, then the folder is gone and what comes after is kept', async () => {
    const { files, folder } = open()
    files.add('one\n')
    await files.clear()
    expect(() => readdirSync(folder)).toThrow()
    files.add('two\n')
    await files.written()
    expect(readFileSync(join(folder, '2026-11-29.txt'), 'utf8')).toBe('two\n')
  })

  it('given a place that cannot be written, then one line says so', async () => {
    const taken = join(parent, 'taken')
    writeFileSync(taken, '')
    const { files, notices } = open({ folder: join(taken, 'in-a-file') })
    files.add('one\n')
    await files.written()
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatch(/^Transcripts could not be kept: /)
  })
})
