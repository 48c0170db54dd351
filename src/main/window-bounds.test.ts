import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnSync } from '../engine/child-process.mjs'
import { FIRST_BOUNDS, readBounds, saveBounds } from './window-bounds.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-stored-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('window.json', () => {
  it.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a pipe', (path) => void spawnSync('mkfifo', [path])],
    ['nothing', (path) => writeFileSync(path, '')],
    ['absurd numbers', (path) => writeFileSync(path, '{"width":1e9,"height":-1}')],
  ])('given %s in its place, the window opens as at first', (_, put) => {
    const path = join(folder, 'window.json')
    put(path)
    expect(readBounds(path)).toEqual(FIRST_BOUNDS)
    expect(() => saveBounds(path, FIRST_BOUNDS)).not.toThrow()
  })
})
