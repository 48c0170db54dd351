// Signals and lost outputs, while each command is at something that takes long.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spawn, spawnSync } from '../engine/child-process.mjs'
import { questions } from './testing/recordings.ts'

const BIN = fileURLToPath(new URL('../../bin/parley.mjs', import.meta.url))
const question = questions()[0]?.path as string
const folder = mkdtempSync(join(tmpdir(), 'parley-end-'))
const fifo = join(folder, 'fifo')
/** A mark in the environment, by which every process of a command is found, whoever its parent is by then. */
const MARK = `PARLEY_TEST_MARK=${folder}`

let registry: Server
beforeAll(async () => {
  spawnSync('mkfifo', [fifo])
  // It never answers.
  registry = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => registry.once('listening', resolve))
})
afterAll(() => {
  registry.closeAllConnections()
  registry.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  args: string[]
  env?: Record<string, string>
  /** When the signal comes: with this output of the command, or so long after its start. */
  at: RegExp | number
}

/** After a signal a command may take so long. */
const WITHIN_MS = 2_000

/** Runs the command and ends it. @returns how it ended, how long after the signal, and what it said */
async function ended({ args, env, at }: Started, signal: NodeJS.Signals) {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, PARLEY_SETUP: 'skip', PARLEY_TEST_MARK: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const isTime = new Promise<void>((resolve) => {
    if (typeof at === 'number') return void setTimeout(resolve, at)
    const take = (text: string): void => {
      said += text
      if (at.test(said)) resolve()
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
  })
  const exit = new Promise<{ status: number | null; by: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (status, by) => resolve({ status, by })),
  )
  try {
    const early = await Promise.race([isTime, exit])
    if (early) throw new Error(`it ended by itself: ${JSON.stringify(early)} ${said}`)
    child.kill(signal)
    const late = new Promise<'too late'>((resolve) => setTimeout(resolve, WITHIN_MS, 'too late'))
    const byMs = performance.now() + WITHIN_MS
    return { how: await Promise.race([exit, late]), left: await leftOver(byMs), said }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Command lines of what still runs at `byMs`, on performance's clock: on busy cores what was killed is gone a moment later. */
async function leftOver(byMs: number): Promise<string[]> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const left = marked()
    if (left.length === 0 || performance.now() > byMs) return left
  }
}

/** Command lines of all that have the mark. */
function marked(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
        if (!environment.split('\0').includes(MARK)) return []
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return [] // ended, or not ours
      }
    })
}

/** By its own status, or by the signal itself: a shell shows the same for both. */
const orderly = { SIGINT: 130, SIGTERM: 143 }

describe.skipIf(process.platform !== 'linux')('a command that is to end', () => {
  const out = join(folder, 'out.wav')
  const long = 'This is a long story about a man who never came to the end. '.repeat(40)
  const cases: [string, keyof typeof orderly, Started][] = [
    ['transcribe, waiting for a pipe', 'SIGTERM', { args: ['transcribe', fifo], at: 700 }],
    ['ask, waiting for a pipe', 'SIGINT', { args: ['ask', fifo], at: 700 }],
    ['transcribe, loading', 'SIGTERM', { args: ['transcribe', question], at: 300 }],
    ['ask, loading', 'SIGINT', { args: ['ask', question], at: 400 }],
    [
      'ask, while the question is heard',
      'SIGTERM',
      { args: ['ask', question, '--json', '--tier', 'fast'], at: /stt_partial/ },
    ],
    ['say, speaking', 'SIGINT', { args: ['say', long, '--out', out], at: 2_500 }],
    ['bench', 'SIGTERM', { args: ['bench', '--quick'], at: /Tier/ }],
    ['doctor', 'SIGTERM', { args: ['doctor'], at: 350 }],
    ['demo, loading', 'SIGINT', { args: ['demo'], at: 500 }],
  ]
  it.each(cases)(
    '%s, on %s: is gone within 2 s, with all its processes',
    async (_, signal, started) => {
      const { how, left, said } = await ended(started, signal)
      expect([
        { status: orderly[signal], by: null },
        { status: null, by: signal },
      ]).toContainEqual(how)
      expect(left).toEqual([])
      expect(said).not.toMatch(/unexpectedly|error/i)
    },
  )

  it('models pull, in the middle of a download: the same', async () => {
    const { port } = registry.address() as AddressInfo
    const env = {
      PARLEY_MODELS: join(folder, 'models'),
      PARLEY_CACHE: join(folder, 'cache'),
      PIP_INDEX_URL: `http://127.0.0.1:${port}/simple`,
    }
    const { how, left } = await ended(
      { args: ['models', 'pull', 'whisper-tiny.en-q8_0'], env, at: 1_500 },
      'SIGTERM',
    )
    expect([143, null]).toContain(how === 'too late' ? how : how.status)
    expect(left).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('an output that goes away', () => {
  const shell = (script: string) =>
    spawnSync('bash', ['-c', script], {
      env: { ...process.env, PARLEY_SETUP: 'skip', NODE: process.execPath, BIN, FILE: question },
      encoding: 'utf8',
    })
  it('given a reader that leaves, ends without a word, as other programs do', () => {
    const ran = shell('"$NODE" "$BIN" models list | true; echo "${PIPESTATUS[0]}"')
    expect(ran.stdout.trim()).toBe('141')
    expect(ran.stderr).toBe('')
  })
  it('given a full disk, says so', () => {
    const ran = shell('"$NODE" "$BIN" models list > /dev/full; echo $?')
    expect(ran.stderr).toContain('the disk is full')
    expect(ran.stdout.trim()).toBe('4')
  })
})
