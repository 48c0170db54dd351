// Two set-ups at once: the second waits; a dead holder stops nobody.
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withLock } from './lock.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('withLock', () => {
  const onWait = vi.fn()

  it('given two at once, runs one after the other and leaves no lock', async () => {
    const file = join(folder, 'new', 'lock')
    /** @type {string[]} */
    const order = []
    const first = withLock(file, { onWait }, async () => {
      order.push('first begins')
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push('first ends')
    })
    const second = withLock(file, { onWait }, async () => void order.push('second'))
    await Promise.all([first, second])
    expect(order).toEqual(['first begins', 'first ends', 'second'])
    expect(onWait).toHaveBeenCalledOnce()
    expect(existsSync(file)).toBe(false)
  })

  it('given work that fails, gives the lock back', async () => {
    const file = join(folder, 'lock')
    const failing = withLock(file, { onWait }, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })

  it('given the lock of a process that is gone, takes it over', async () => {
    const file = join(folder, 'lock')
    writeFileSync(file, JSON.stringify({ pid: 2 ** 30, host: hostname() }))
    expect(await withLock(file, { onWait }, async () => 'done')).toBe('done')
  })

  it('given a lock of another host that nobody keeps fresh, takes it over', async () => {
    const file = join(folder, 'lock')
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: 'another' }))
    utimesSync(file, 0, 0)
    expect(await withLock(file, { onWait }, async () => 'done')).toBe('done')
  })
})
