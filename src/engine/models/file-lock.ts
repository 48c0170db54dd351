// One process at a time per model: a lock file that its holder keeps fresh, taken over where the holder is dead.
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 5_000
/** A lock not touched for so long has lost its holder, whatever its process id says now. */
const STALE_MS = 60_000
/** Whoever waits sees for so long that nobody touches it: an age alone may come of a clock that was set. */
const WATCH_MS = 2 * BEAT_MS + 1_000
const RETRY_MS = 200

/**
 * Runs `work` while holding the lock, waiting for whoever holds it now.
 * @param options.onWait called once where there is waiting to be done
 * @param options.watchMs how long an old lock is watched before it is taken over
 * @throws AbortError while waiting; whatever `work` throws
 */
export async function withFileLock<T>(
  path: string,
  {
    signal,
    onWait,
    watchMs = WATCH_MS,
  }: { signal: AbortSignal; onWait?: () => void; watchMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true })
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: crypto.randomUUID() })
  const watch = new Watch(watchMs)
  for (let waited = false; !(await take(path, token));) {
    signal.throwIfAborted()
    if (await removeStale(path, watch)) continue
    if (!waited) onWait?.()
    waited = true
    await sleep(RETRY_MS, undefined, { signal })
  }
  const beat = setInterval(() => void touch(path), BEAT_MS)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    // Not ours any more where a machine that slept for long found its lock taken over.
    if ((await read(path))?.text === token) await rm(path, { force: true })
  }
}

async function take(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's lock away: of two that see it dead, only one can. */
async function removeStale(path: string, watch: Watch): Promise<boolean> {
  const seen = await read(path)
  if (!seen) return true
  const isUntouched = watch.sees(seen)
  if (!(isUntouched && seen.ageMs > STALE_MS) && !hasEnded(seen)) return false
  const aside = `${path}.${process.pid}.stale`
  try {
    await rename(path, aside)
  } catch {
    return true
  }
  const moved = await read(aside)
  // Between looking and moving somebody else took over: give him his lock back.
  if (moved && moved.text !== seen.text) await take(path, moved.text)
  await rm(aside, { force: true })
  return true
}

interface Held {
  text: string
  mtimeMs: number
  ageMs: number
}

/** How long a lock has been the same, on a clock that nobody sets. */
class Watch {
  private seen = ''
  private sinceMs = 0

  constructor(private readonly watchMs: number) {}

  /** Whether it has been as it is for as long as is watched. */
  sees({ text, mtimeMs }: Held): boolean {
    const now = `${mtimeMs} ${text}`
    if (now !== this.seen) [this.seen, this.sinceMs] = [now, performance.now()]
    return performance.now() - this.sinceMs >= this.watchMs
  }
}

async function read(path: string): Promise<Held | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
    return { text, mtimeMs, ageMs: Date.now() - mtimeMs }
  } catch {
    return undefined
  }
}

function hasEnded({ text }: Held): boolean {
  try {
    const { pid, host } = JSON.parse(text) as { pid: number; host: string }
    if (host !== hostname()) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    // Not yet written out: its holder is at it this moment. Else only ESRCH says that there is no such process.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date()
  await utimes(path, now, now).catch(() => {})
}
