import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from './log.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('openLog', () => {
  it('given lines, gives them back in order, each on one line with its time and tone', () => {
    const log = openLog(join(folder, 'logs', 'parley.log'))
    log.write('info', 'Parley starts')
    log.write('warning', 'voice ended\nunexpectedly')
    expect(log.lines()).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\d [\d:.]+ \[info\] +Parley starts$/),
      expect.stringMatching(/\[warn\] +voice ended unexpectedly$/),
    ])
  })
  it('given nothing yet, has no lines', () => {
    expect(openLog(join(folder, 'parley.log')).lines()).toEqual([])
  })
  it.each<[string, (path: string) => void]>([
    ['a file where its folder should be', (path) => writeFileSync(join(path, '..'), '')],
    ['a folder in its place', (path) => mkdirSync(path, { recursive: true })],
  ])('given %s, does without', (_, damage) => {
    const path = join(folder, 'logs', 'parley.log')
    damage(path)
    const log = openLog(path)
    log.write('error', 'lost')
    expect(log.lines()).toEqual([])
  })
})
