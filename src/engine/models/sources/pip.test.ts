import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadWheel, findPython, type Python } from './pip.ts'

/** A stand-in for Python: a Node script that is called just the same. */
const FAKE_PYTHON = `
import { writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
if (args[0] === 'no-pip') process.exit(1)
if (args.includes('--version')) process.exit(0)
if (args.at(-1) === 'offline==1') {
  process.stderr.write("WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'\\n")
  process.stderr.write('ERROR: No matching distribution found\\n')
  process.exit(1)
}
if (args.at(-1) === 'refused==1') {
  process.stderr.write('WARNING: Retrying\\nERROR: No matching distribution found\\n\\n')
  process.exit(1)
}
writeFileSync(process.env.TMPDIR + '/args', args.join(' '))
if (args.at(-1) === 'slow==1') setInterval(() => {}, 1000)
`

describe('pip', () => {
  let folder: string
  let python: Python
  const signal = new AbortController().signal
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-pip-'))
    await writeFile(join(folder, 'python.mjs'), FAKE_PYTHON)
    python = [process.execPath, join(folder, 'python.mjs')]
  })
  afterEach(() => rm(folder, { recursive: true }))

  const options = (used = signal) => ({ folder, temporary: folder, signal: used })

  it('given several ways to call Python, when looked for, then the first that has pip is taken', async () => {
    const candidates: Python[] = [['parley-no-such-program'], [...python, 'no-pip'], python]
    expect(await findPython({ signal }, candidates)).toBe(python)
  })

  it('given no Python, or one without pip, when looked for, then it says what to install', async () => {
    await expect(findPython({ signal }, [['parley-no-such-program']])).rejects.toThrow(
      'no Python 3 was found',
    )
    await expect(findPython({ signal }, [[...python, 'no-pip']])).rejects.toThrow('has no pip')
  })

  it('given a wheel that the registry does not have, when fetched, then pip’s reason is told in one line', async () => {
    await expect(downloadWheel(python, 'refused==1', options())).rejects.toMatchObject({
      code: 'download_failed',
      message: 'pip could not fetch refused==1: No matching distribution found',
    })
  })

  it('given no connection, when fetched, then that is told, and not that the wheel is unknown', async () => {
    await expect(downloadWheel(python, 'offline==1', options())).rejects.toThrow(
      'pip could not fetch offline==1: its registry cannot be reached',
    )
  })

  it('given a download under way, when cancelled, then pip is ended and the abort comes through', async () => {
    const abort = new AbortController()
    const fetching = downloadWheel(python, 'slow==1', options(abort.signal))
    setTimeout(() => abort.abort(), 100)
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
  })
})
