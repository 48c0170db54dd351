import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { DoctorReport } from '../engine/figures/diagnostics/doctor-report.ts'
import { runParley } from './testing/run-parley.ts'

const cache = mkdtempSync(join(tmpdir(), 'parley-doctor-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

describe('doctor', () => {
  it('tells as JSON what is here, in one line, with status 0', async () => {
    const { status, events, stdout, stderr } = await runParley(['doctor', '--json'])
    expect(status, stderr).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const report = events[0] as unknown as DoctorReport
    expect(report).toMatchObject({ event: 'doctor', storage: { writable: true } })
    expect(report.machine.cores).toBeGreaterThan(0)
    expect(report.engines.llm.source).toBe('prebuilt')
    expect(report.models.some(({ id }) => id === 'llm-1.5b')).toBe(true)
    expect(report.ok).toBe(report.problems.every(({ severity }) => severity !== 'error'))
  })

  it('given an empty cache and text, still looks', async () => {
    const { status, stdout } = await runParley(['doctor'], { env: { PARLEY_CACHE: cache } })
    expect(status).toBe(0)
    expect(stdout).toContain(cache)
  })
})
