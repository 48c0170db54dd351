import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from './browser.ts'

describe('findBrowser', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-browser-'))
  })
  afterEach(async () => await rm(folder, { recursive: true }))

  async function program(name: string): Promise<string> {
    const file = join(folder, name)
    await writeFile(file, '')
    await chmod(file, 0o755)
    return file
  }

  it('given one on the path, when asked, then it is that', async () => {
    const chromium = await program('chromium')
    expect(findBrowser({ PATH: ['/nowhere', folder].join(delimiter) })).toBe(chromium)
  })

  it('given one in the environment, when asked, then it goes before the path', async () => {
    await program('chromium')
    const own = await program('my-browser')
    expect(findBrowser({ PATH: folder, PARLEY_BROWSER: own })).toBe(own)
  })

  it('given a name in the environment that leads nowhere, when asked, then the path decides', async () => {
    const chrome = await program('google-chrome')
    expect(findBrowser({ PATH: folder, PARLEY_BROWSER: '/nowhere/chrome' })).toBe(chrome)
  })
})
