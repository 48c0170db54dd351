// Runs the real command line as a process of its own, for integration tests.
import { spawn } from '../../engine/child-process.mjs'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../../bin/parley.mjs', import.meta.url))

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
  /** The NDJSON lines of stdout. */
  events: ({ event: string } & Record<string, unknown>)[]
}

/**
 * Runs `parley args…` to its end. `onEvent` sees each NDJSON line as it comes, with the process's id.
 * Set-up is not repeated: `npm test` has done it.
 */
export function runParley(
  args: string[],
  options: {
    env?: Record<string, string>
    onEvent?: (event: Ran['events'][number], pid: number) => void
  } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, PARLEY_SETUP: 'skip', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran: Ran = { status: null, stdout: '', stderr: '', events: [] }
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ran.stdout += text
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (!line.startsWith('{')) continue
        const event = JSON.parse(line) as Ran['events'][number]
        ran.events.push(event)
        options.onEvent?.(event, child.pid as number)
      }
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
    child.once('error', reject)
    child.once('close', (status) => resolve({ ...ran, status }))
  })
}

/** Process ids of the engines of a running command whose title contains `title` (Linux only). */
export function engineProcesses(pid: number, title: string): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return children.map(Number).filter((child) => commandLineOf(child).includes(title))
}

/** Empty where the process has ended meanwhile. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
