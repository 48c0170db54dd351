import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MeasuredModelsFile, type MeasuredModel } from './measured-models.ts'

const MACHINE = { cpu: 'Some CPU', cores: 2, memoryGb: 8 }
const FIGURES: MeasuredModel = {
  sha256: 'a',
  machine: MACHINE,
  measured_at: '2026-01-02T03:04:05.000Z',
  load_ms: 900,
  first_token_ms: 100,
  tokens_per_second: 30,
  memory_bytes: null,
  voice_to_voice_ms: 700,
  keeps_up: true,
  talk: null,
}

describe('measured models', () => {
  const { signal } = new AbortController()
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-measured-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('given two measurements, both are there for this machine and none for another', async () => {
    const file = new MeasuredModelsFile(folder)
    await Promise.all([
      file.save('one', FIGURES, { signal }),
      file.save('two', { ...FIGURES, sha256: 'b' }, { signal }),
    ])
    expect(Object.keys(await file.read(MACHINE)).sort()).toEqual(['one', 'two'])
    expect(await file.read({ ...MACHINE, cores: 4 })).toEqual({})
  })

  it('given no file or a damaged one, nothing was measured, and it can be measured anew', async () => {
    const file = new MeasuredModelsFile(folder)
    expect(await file.read(MACHINE)).toEqual({})
    await writeFile(join(folder, 'measured-models.json'), '{"one": {"sha256": 1}}')
    expect(await file.read(MACHINE)).toEqual({})
    await file.save('one', FIGURES, { signal })
    expect(await file.read(MACHINE)).toEqual({ one: FIGURES })
  })
})
