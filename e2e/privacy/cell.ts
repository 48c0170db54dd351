// A cell: a program runs in a network that has nothing but loopback, and every call it makes to the system is noted.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { spawn, spawnSync } from '../../src/engine/child-process.mjs'
import { root } from '../fixture/root.ts'
import { installByApt } from '../set-up/install-by-apt.ts'
import { judge, WATCHED, type Allowed, type Findings } from './findings.ts'
import { systemCalls } from './strace-log.ts'

/** How cells are built on this machine. */
export interface CellTools {
  /** Puts the words that follow into a network of their own; empty where the system does not let us. */
  alone: string[]
}

const UP = 'ip link set lo up && exec "$@"'

/**
 * Finds what cells need, and gets it by apt-get on Debian as root.
 * @returns undefined where there can be none; `say` has heard why
 */
export function provideCells(say: (line: string) => void): CellTools | undefined {
  if (process.platform !== 'linux') {
    say('the proof did not run: it follows system calls by strace, which is for Linux')
    return undefined
  }
  if (!works('strace', ['-V']) || !works('ip', ['-V'])) {
    installByApt(['strace', 'iproute2'], 'strace and iproute2 by apt-get (about 3 MB)', say)
  }
  // A container may forbid to look at other processes.
  if (!works('strace', ['-f', '-o', '/dev/null', 'true'])) {
    say('the proof did not run: there is no strace, or it may not follow a process here')
    return undefined
  }
  const ways = [['--net'], ['--net', '--map-root-user']]
  const way = ways.find((flags) => works('unshare', [...flags, 'sh', '-c', UP, 'sh', 'true']))
  if (!way)
    say('the system gives no network of its own: what is tried is seen, but could also leave')
  return { alone: way ? ['unshare', ...way, 'sh', '-c', UP, 'sh'] : [] }
}

function works(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

export interface InCell {
  status: number | null
  stdout: string
  stderr: string
  findings: Findings
}

/**
 * Variables by which onnxruntime knows a machine that builds and tests, where it keeps quiet of its own accord
 * (onnxruntime/core/platform/telemetry_environment.h): with them set, a proof would prove nothing.
 */
const QUIETING = [
  ...['CI', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI', 'CIRCLECI', 'TRAVIS', 'JENKINS_URL'],
  ...['CODEBUILD_BUILD_ID', 'BUILDKITE', 'TEAMCITY_VERSION', 'APPVEYOR', 'BITBUCKET_BUILD_NUMBER'],
  ...['SYSTEM_TEAMFOUNDATIONCOLLECTIONURI', 'ORT_RUNNING_UNIT_TESTS', 'DO_NOT_TRACK'],
]

/**
 * Runs `node args…` in a cell, in the checkout.
 * @param options.logFile strace's; it may grow to tens of MB
 * @throws AbortError
 */
export async function runInCell(
  { alone }: CellTools,
  args: string[],
  options: {
    allowed: Allowed
    env: Record<string, string>
    logFile: string
    signal: AbortSignal
  },
): Promise<InCell> {
  const { allowed, env, logFile, signal } = options
  // Strings stay out of the log (-s 0): they are sound and speech. Paths and addresses are never cut.
  const trace = ['strace', '-f', '-y', '-qq', '-s', '0', '--seccomp-bpf', '-e', `trace=${WATCHED}`]
  const words = [...alone, ...trace, '-o', logFile, process.execPath, ...args]
  const own = Object.entries(process.env).filter(([name]) => !QUIETING.includes(name))
  const child = spawn(words[0] ?? '', words.slice(1), {
    cwd: root,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that all of it can be ended
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'))
  signal.addEventListener('abort', end, { once: true })
  let status: number | null
  try {
    status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
  } finally {
    signal.removeEventListener('abort', end)
  }
  signal.throwIfAborted()
  const lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(logFile) })) lines.push(line)
  return { status, ...said, findings: judge(systemCalls(lines), allowed, root) }
}

/** Preloaded into every process by NODE_OPTIONS: takes the switch out of its environment, as if it had never been there. */
export const WITHOUT_SWITCH = `--require "${join(root, 'e2e/privacy/without-switch.cjs')}"`
