// The short form of `npm run soak`: turns of several kinds, a few minutes of idle time, one rest; the small language model.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineProcesses, runParley } from '../../testing/run-parley.ts'
import type { SoakReport, SoakRun } from './soak-report.ts'

const isLinux = process.platform === 'linux'

describe.skipIf(!isLinux)('a short soak', () => {
  let folder: string
  let report: SoakReport & SoakRun
  let said = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-soak-test-'))
    const json = join(folder, 'soak.json')
    const short = ['--turns', '6', '--idle-hours', '0.02', '--rests', '1', '--tier', 'fast']
    said = (await runParley(['bench', 'soak', ...short, '--json', json])).stderr
    report = JSON.parse(await readFile(json, 'utf8')) as SoakReport & SoakRun
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('given six turns, has each go as it should, and warns of nothing', () => {
    const odd = report.turns.filter(({ isAsExpected }) => !isAsExpected)
    expect(odd).toEqual([])
    expect(report.turns.map(({ kind }) => kind)).toContain('interrupted')
    expect(report.notices).toEqual([])
  })

  it('given silence, noise and music, says nothing to them', () => {
    expect(report.idle.map(({ sound, replies, left_out }) => [sound, replies, left_out])).toEqual([
      ['silence', 0, 0],
      ['noise', 0, 0],
      ['music', 0, 0],
    ])
  })

  it('given turns, idle time and a rest, ends with the processes and handles it had behind its first turn', () => {
    const held = ({ processes }: SoakRun['samples'][number]) =>
      processes.map(({ role, handles }) => `${role}: ${handles} handles`).sort()
    expect(held(report.samples.at(-1)!)).toEqual(held(report.samples[1]!))
    expect(report.rests.map(({ isAsExpected }) => isAsExpected)).toEqual([true])
    expect(said).not.toMatch(/Warning|Error/u)
    expect(engineProcesses(process.pid, 'parley')).toEqual([])
  })
})
