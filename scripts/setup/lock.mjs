// One set-up at a time in a checkout: a lock file whose holder keeps it fresh, so that a dead holder's lock is seen.
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 2_000
/** A lock not touched for so long has lost its holder, whatever its process id says. */
const STALE_MS = 30_000
const RETRY_MS = 200

/**
 * Runs `work` while holding the lock; waits for whoever holds it now.
 * @template T
 * @param {string} file
 * @param {{ onWait: (holder: string) => void }} options onWait is called once, if there is waiting to be done
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { onWait }, work) {
  mkdirSync(dirname(file), { recursive: true })
  let waiting = false
  while (!take(file)) {
    const holder = readHolder(file)
    if (!holder) continue // released this moment
    if (isDead(holder)) {
      rmSync(file, { force: true })
      continue
    }
    if (!waiting) onWait(`process ${holder.pid} on ${holder.host}`)
    waiting = true
    await sleep(RETRY_MS)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} file
 * @returns {{ pid: number, host: string, ageMs: number } | undefined}
 */
function readHolder(file) {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs
    const text = readFileSync(file, 'utf8')
    // An empty file is a holder between creating and writing it.
    return text ? { ...JSON.parse(text), ageMs } : { pid: 0, host: '', ageMs }
  } catch {
    return undefined
  }
}

/** @param {{ pid: number, host: string, ageMs: number }} holder */
function isDead({ pid, host, ageMs }) {
  if (ageMs > STALE_MS) return true
  if (pid === 0 || host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // The lock was taken away under us (out/ was deleted): the steps check everything themselves.
  }
}
