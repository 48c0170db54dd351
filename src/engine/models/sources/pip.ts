// `python -m pip download`: how wheels are fetched, with the machine's own registry settings.
import { spawn } from '../../child-process.mjs'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { CodedError } from '../../../shared/coded-error.ts'

/** How a Python is called here, as in [`python3`] or [`py`, `-3`]. */
export type Python = readonly [string, ...string[]]

const CANDIDATES: readonly Python[] =
  process.platform === 'win32' ? [['py', '-3'], ['python'], ['python3']] : [['python3'], ['python']]

/** Seconds for one attempt to connect or read; one retry. Without these pip takes minutes to give up. */
const SOCKET_SECONDS = 10
const KILL_AFTER_MS = 2_000

/**
 * The first Python that has pip.
 * @throws CodedError download_failed where there is none
 */
export async function findPython(
  { signal }: { signal: AbortSignal },
  candidates: readonly Python[] = CANDIDATES,
): Promise<Python> {
  let found = 'no Python 3 was found'
  for (const python of candidates) {
    const outcome = await run([...python, '-m', 'pip', '--version'], { signal })
    if (outcome.status === 0) return python
    if (outcome.status !== null) found = `${python.join(' ')} has no pip`
  }
  throw new CodedError('download_failed', `${found} (install Python 3 with pip)`)
}

/**
 * Downloads one wheel into `folder`.
 * @param options.temporary pip's working folder: what is being fetched grows there
 * @throws CodedError download_failed with what pip says; AbortError, after pip has ended
 */
export async function downloadWheel(
  python: Python,
  requirement: string,
  options: { folder: string; temporary: string; signal: AbortSignal },
): Promise<void> {
  const { folder, temporary, signal } = options
  const args = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--ignore-requires-python',
  ]
  // Nothing from pip's own cache and nothing into it: these files are large, and kept once already.
  args.push(
    '--no-cache-dir',
    '--no-input',
    '--disable-pip-version-check',
    '--progress-bar',
    'off',
    '--quiet',
  )
  args.push('--timeout', String(SOCKET_SECONDS), '--retries', '1', '-d', folder, requirement)
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const { status, stderr } = await run([...python, ...args], { signal, env })
  if (status === 0) return
  throw new CodedError(
    'download_failed',
    `pip could not fetch ${requirement}: ${lastError(stderr)}`,
  )
}

interface Outcome {
  /** null where the program could not be started. */
  status: number | null
  stderr: string
}

async function run(
  [command, ...args]: readonly [string, ...string[]] | readonly string[],
  { signal, env = process.env }: { signal: AbortSignal; env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  signal.throwIfAborted()
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
    // A group of its own: pyenv's `python` is a shell that waits for the real one, and would leave it behind.
    detached: process.platform !== 'win32',
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-8_000)
  })
  let killTimer: NodeJS.Timeout | undefined
  const onAbort = (): void => {
    end(child, 'SIGTERM')
    killTimer = setTimeout(() => end(child, 'SIGKILL'), KILL_AFTER_MS)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    // The pipe closes after the exit: only then is all of stderr here.
    const [status] = (await once(child, 'close')) as [number | null]
    signal.throwIfAborted()
    return { status: status ?? 1, stderr }
  } catch (error) {
    signal.throwIfAborted()
    return { status: null, stderr: (error as Error).message }
  } finally {
    signal.removeEventListener('abort', onAbort)
    clearTimeout(killTimer)
  }
}

/** With all that it has started, where it leads a group. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It has ended this moment.
  }
}

/** pip's reason is its last line that begins with ERROR; warnings about retries come before it. */
function lastError(stderr: string): string {
  // Without a connection pip ends with "no matching distribution", which would send people the wrong way.
  if (/Retrying \(Retry\(|Could not fetch URL/.test(stderr)) return 'its registry cannot be reached'
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '')
  const line =
    lines.findLast((candidate) => candidate.startsWith('ERROR')) ??
    lines.at(-1) ??
    'no reason given'
  return line.replace(/^ERROR:\s*/, '').slice(0, 200)
}
