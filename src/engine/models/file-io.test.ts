import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replaceFile } from './file-io.ts'

describe('replaceFile', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'parley-replace-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('given writes of one file at once, ends them all, with one of them whole and no draft left', async () => {
    const path = join(folder, 'note.json')
    const contents = Array.from({ length: 20 }, (_, i) => `${i}`.repeat(10_000))
    await Promise.all(contents.map((content) => replaceFile(path, content)))
    expect(contents).toContain(readFileSync(path, 'utf8'))
    expect(readdirSync(folder)).toEqual(['note.json'])
  })
})
