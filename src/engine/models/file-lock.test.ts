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
    expect(await withFileLock(path, { signal, watchMs: 0 }, async () => 'done')).toBe('done')
  })

  it('given a clock that was set forth by an hour, when the holder lives and beats, then it is not taken over', async () => {
    const holder = { pid: process.pid, host: hostname() }
    await hold(holder)
    // As seen on the new clock: what was touched just now seems an hour old.
    const touch = (agoMs: number): Promise<void> => {
      const seen = new Date(Date.now() - 3_600_000 - agoMs)
      return utimes(path, seen, seen)
    }
    await touch(500)
    const abort = new AbortController()
    const waiting = withFileLock(path, { signal: abort.signal, watchMs: 300 }, async () => 'taken')
    const result = waiting.catch(() => 'waited')
    for (let agoMs = 400; agoMs > 0; agoMs -= 100) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      await touch(agoMs)
    }
    abort.abort()
    expect(await result).toBe('waited')
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
