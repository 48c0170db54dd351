// When set-up builds again: on any change of a source, not on a change of a test.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesBelow, fingerprint, stamps } from './fingerprint.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-bundle-'))
  put('src/a.ts', '1')
  put('src/deep/b.ts', '2')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** @type {(path: string, text: string) => void} */
function put(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const now = () =>
  fingerprint(
    stamps(
      folder,
      filesBelow(folder, (path) => !path.includes('.test.')),
    ),
  )

describe('the fingerprint of sources', () => {
  it('stays while nothing changes, and while only tests do', () => {
    const before = now()
    put('src/a.test.ts', 'new')
    expect(now()).toBe(before)
  })

  it('changes with a file that is edited, added or deleted', () => {
    const before = now()
    put('src/deep/b.ts', '22')
    const edited = now()
    put('src/c.ts', '3')
    const added = now()
    rmSync(join(folder, 'src/a.ts'))
    expect(new Set([before, edited, added, now()]).size).toBe(4)
  })
})
