import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeMarked } from './marked-page.ts'

describe('writeMarked', () => {
  let folder: string
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'parley-page-'))))
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('given a page with the marks of two commands, changes what stands between its own alone', async () => {
    const marked = (command: string, text: string): string =>
      `<!-- written by npm run ${command}: begin -->\n\n${text}\n\n<!-- written by npm run ${command}: end -->`
    const path = join(folder, 'page.md')
    const page = (text: string) =>
      `# Head\n\n${marked('faults', 'faults')}\n\nMiddle\n\n${marked('soak', text)}\n\nTail\n`
    await writeFile(path, page('before'))
    await writeMarked(path, 'soak', (before) => `${before.trim()} and after`)
    expect(await readFile(path, 'utf8')).toBe(page('before and after'))
  })

  it('given a page without the marks, says so and leaves it', async () => {
    const path = join(folder, 'page.md')
    await writeFile(path, '# Head\n')
    await expect(writeMarked(path, 'soak', () => '')).rejects.toThrow(/no marks/u)
    expect(await readFile(path, 'utf8')).toBe('# Head\n')
  })
})
