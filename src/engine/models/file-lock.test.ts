import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFileLock } from './file-lock.ts'

/** Linux gives out numbers up to 2^22, so no process has this one. */
const DEAD_PID = 2 ** 30

describe('file lock', () => {
  let path: string
  let folder: string
  const signal = new AbortController().signal
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-lock-'))
    path = join(folder, 'locks', 'a.lock')
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function hold(holder: object): Promise<void> {
    await withFileLock(path, { signal }, async () => {})
    await writeFile(path, JSON.stringify(holder))
  }

  it('given two at once, when both want it, then one works after the other and is told that it waits', async () => {
    const order: string[] = []
    let release = (): void => {}
    const first = withFileLock(path, { signal }, async () => {
      order.push('first begins')
      await new Promise<void>((resolve) => (release = resolve))
      order.push('first ends')
    })
    await expect.poll(() => order).toEqual(['first begins'])
    const onWait = (): void => {
      order.push('second waits')
      release()
    }
    await withFileLock(path, { signal, onWait }, async () => void order.push('second'))
    await first
    expect(order).toEqual(['first begins', 'second waits', 'first ends', 'second'])
  })

  it('given the lock of a dead process, when wanted, then it is taken over at once', async () => {
    await hold({ pid: DEAD_PID, host: hostname() })
    expect(await withFileLock(path, { signal }, async () => 'done')).toBe('done')
  })

  it('given a lock that nobody has touched for a minute, when wanted, then it is taken over', async () => {
    await hold({ pid: process.pid, host: 'another-machine' })
    const old = new Date(Date.now() - 120_000)
    await utimes(path, old, old)
    expect(await withFileLock(path, { signal }, async () => 'done')).toBe('done')
  })

  it('given a holder that lives, when the one who waits is cancelled, then it ends with the abort', async () => {
    await hold({ pid: process.pid, host: hostname() })
    const abort = new AbortController()
    const waiting = withFileLock(
      path,
      { signal: abort.signal, onWait: () => abort.abort() },
      async () => {},
    )
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('given work that fails, when it ends, then the lock is free again', async () => {
    const failing = withFileLock(path, { signal }, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await withFileLock(path, { signal }, async () => 'done')).toBe('done')
  })
})
