import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ScheduleEntry } from '../conversation/tools/schedule.ts'
import { ScheduleFile } from './schedule-file.ts'

const open = () => {
  const path = join(mkdtempSync(join(tmpdir(), 'parley-timers-')), 'timers.json')
  const notices: string[] = []
  return { path, notices, file: new ScheduleFile(path, (text) => notices.push(text)) }
}
const ENTRIES: ScheduleEntry[] = [
  { id: '1', kind: 'timer', dueAt: new Date(60_000), durationMs: 60_000, label: 'pasta' },
  { id: '2', kind: 'reminder', dueAt: new Date(90_000), label: 'call Ann' },
]

describe('ScheduleFile', () => {
  it('given what was written, reads the same', async () => {
    const { file } = open()
    file.write(ENTRIES)
    await file.written()
    expect(file.read()).toEqual(ENTRIES)
  })

  it('given no file, or one that is damaged, then nothing runs', () => {
    const { file, path } = open()
    expect(file.read()).toEqual([])
    for (const text of ['', '{', '[]', '{"running":5}']) {
      writeFileSync(path, text)
      expect(file.read()).toEqual([])
    }
  })

  it('given one entry that means nothing, keeps the others', async () => {
    const { file, path } = open()
    file.write(ENTRIES)
    await file.written()
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { running: unknown[] }
    const bad = { id: '3', kind: 'timer', dueAt: 'noon' }
    writeFileSync(path, JSON.stringify({ running: [bad, null, ...stored.running] }))
    expect(file.read()).toEqual(ENTRIES)
  })

  it('given a folder that cannot be written, says so and goes on', async () => {
    const notices: string[] = []
    const file = new ScheduleFile('/dev/null/timers.json', (text) => notices.push(text))
    file.write(ENTRIES)
    await file.written()
    expect(notices[0]).toMatch(/^Timers and reminders could not be saved/)
  })
})
