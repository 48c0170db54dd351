import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnSync } from '../../child-process.mjs'
import { fakeTurn } from '../testing/fake-turn.ts'
import { HistoryStore } from './history-store.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-stored-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('past conversations', () => {
  it.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a pipe', (path) => void spawnSync('mkfifo', [path])],
    ['text', (path) => writeFileSync(path, 'hello')],
    ['another kind of JSON', (path) => writeFileSync(path, '{"id":1}')],
  ])('given %s in place of one, shows the others, and tells of it once', async (_, put) => {
    const notices: string[] = []
    const store = new HistoryStore(folder, (notice) => notices.push(notice))
    store.append(fakeTurn('One?', 'One.'))
    await store.written()
    put(join(folder, '20200101-000000-abcdef.json'))
    expect(await store.list('')).toHaveLength(1)
    expect(await store.list('')).toHaveLength(1)
    expect(notices).toEqual([expect.stringContaining('20200101-000000-abcdef.json')])
    await store.delete({ all: true })
    expect(readdirSync(folder)).toEqual([])
  })

  it('given a file in place of their folder, tells of it and shows none', async () => {
    const notices: string[] = []
    const path = join(folder, 'history')
    writeFileSync(path, 'mine')
    const store = new HistoryStore(path, (notice) => notices.push(notice))
    expect(await store.list('')).toEqual([])
    expect(notices).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})
