// Nothing leaves the computer: conversations in a cell, see cell.ts. `npm run prove-private` runs this alone.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cacheFolder } from '../../src/engine/models/cache-folder.ts'
import { recording } from '../fixture/recordings.ts'
import { root } from '../fixture/root.ts'
import { runInCell, WITHOUT_SWITCH, type InCell } from './cell.ts'

const cells = inject('cells')
const FIVE_TURNS = ['1-japan', '2-spider', '4-dozen', '2-spider', '1-japan'].map(recording)
/** `npm run prove-private` takes all of them, `npm test` the three that differ. */
const TURNS = process.env['PARLEY_PROOF'] === 'whole' ? FIVE_TURNS : FIVE_TURNS.slice(0, 3)
const WITHIN_MS = 120_000

describe.runIf(cells)('in a network that has nothing but loopback', { timeout: WITHIN_MS }, () => {
  let scratch: string
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'parley-private-'))
    for (const folder of ['tmp', 'out']) await mkdir(join(scratch, folder))
  })
  afterAll(async () => await rm(scratch, { recursive: true, force: true }))

  /** The home folder is a fresh one, and not among the allowed: whoever writes there is seen. */
  async function inCell(
    name: string,
    args: string[],
    env: Record<string, string> = {},
  ): Promise<InCell> {
    const home = await mkdtemp(join(scratch, 'home-'))
    const folders = { 'our models and caches': cacheFolder(), 'the checkout': root }
    const ran = await runInCell(cells!, args, {
      allowed: {
        ...folders,
        'the given outputs': join(scratch, 'out'),
        'the temporary folder of the test': join(scratch, 'tmp'),
      },
      env: {
        HOME: home,
        TMPDIR: join(scratch, 'tmp'),
        PARLEY_CACHE: cacheFolder(),
        PARLEY_SETUP: 'skip',
        ...env,
      },
      logFile: join(scratch, `${name}.log`),
      signal: AbortSignal.timeout(WITHIN_MS),
    })
    tell(name, ran)
    return ran
  }

  it('given spoken turns on the command line, then no socket leaves and no file lies elsewhere', async () => {
    const out = join(scratch, 'out')
    const { status, stdout, stderr, findings } = await inCell('command line', [
      ...['bin/parley.mjs', 'ask', ...TURNS.map(({ file }) => file), '--json'],
      ...['--reply', join(out, 'replies'), '--record', join(out, 'talk.wav')],
      ...['--waterfall', join(out, 'turns.svg')],
    ])
    expect(status, stderr).toBe(0)
    const replies = [...stdout.matchAll(/^\{"event":"turn",.*"reply":"([^"]*)"/gm)]
    expect(replies).toHaveLength(TURNS.length)
    for (const [n, { expect: wanted }] of TURNS.entries())
      expect(replies[n]?.[1]?.toLowerCase()).toMatch(new RegExp(wanted))
    expect(findings.leaks).toEqual([])
  })

  // The first question to the network comes some seconds after the start: a conversation must last that long.
  it.runIf(cells?.alone.length)('given the switch taken away, then the proof fails', async () => {
    const words = ['bin/parley.mjs', 'ask', ...FIVE_TURNS.slice(0, 2).map(({ file }) => file)]
    const { status, findings } = await inCell('without the switch (must leak)', words, {
      NODE_OPTIONS: WITHOUT_SWITCH,
    })
    expect(status).toBe(0)
    const leaks = findings.leaks.join('\n')
    expect(leaks).toMatch(/writes .*home.*onnxruntime\.db/)
    expect(leaks).toMatch(/DNS query/)
  })

  it('given the window, from its start through a conversation and every view, then the same', async () => {
    const spec = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'in-cell']
    const { status, stdout, stderr, findings } = await inCell('window', spec)
    expect(status, stdout + stderr).toBe(0)
    expect(findings.leaks).toEqual([])
  })
})

function tell(name: string, { findings }: InCell): void {
  const { leaks, local, loopback, probes, files, threads } = findings
  const written = Object.entries(files).map(([folder, count]) => `${count} in ${folder}`)
  const lines = [
    `${name}: ${threads} threads followed`,
    `  sockets: ${local} between processes, ${loopback} calls to loopback${probes > 0 ? `, ${probes} probes for IPv6` : ''}`,
    `  files: ${written.join(', ') || 'none'}`,
    ...(leaks.length === 0 ? ['  nothing else'] : leaks.map((leak) => `  ! ${leak}`)),
    '',
  ]
  process.stderr.write(lines.join('\n'))
}
