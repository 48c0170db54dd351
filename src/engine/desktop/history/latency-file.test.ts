import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LatencyFile } from './latency-file.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-latency-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(): LatencyFile {
  const file = new LatencyFile(join(folder, 'latency.json'), () => {})
  file.load()
  return file
}

describe('LatencyFile', () => {
  it('given times, has them after the next start', async () => {
    const file = open()
    file.add(640.04)
    file.add(580)
    await file.written()
    expect(open().values()).toEqual([640, 580])
  })
  it('given more than it keeps, forgets the oldest', async () => {
    writeFileSync(
      join(folder, 'latency.json'),
      JSON.stringify(Array.from({ length: 6000 }, (_, i) => i)),
    )
    const file = open()
    file.add(1)
    await file.written()
    expect(file.values()).toHaveLength(5000)
    expect(file.values()[0]).toBe(1001)
  })
  it('given a damaged file, begins anew', () => {
    writeFileSync(join(folder, 'latency.json'), '[1, "two"')
    expect(open().values()).toEqual([])
  })
})
