import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  MeasuredModelsFile,
  type MeasuredModel,
  type MeasuredRecogniser,
} from './measured-models.ts'

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

const misheard = { quiet: { words: 28, errors: 0 }, noise: { words: 28, errors: 4 } }
const HEARING: MeasuredRecogniser = {
  sha256: 'c',
  machine: MACHINE,
  measured_at: '2026-01-02T03:04:05.000Z',
  load_ms: 1_000,
  clip_3s_ms: 230,
  clip_10s_ms: 570,
  memory_bytes: 3e8,
  voice_to_voice_ms: 800,
  usual_voice_to_voice_ms: 700,
  misheard,
  usual_misheard: misheard,
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

  it('given a language model and a recogniser, tells each from the other, for this machine alone', async () => {
    const file = new MeasuredModelsFile(folder)
    await file.save('talker', FIGURES, { signal })
    await file.save('ear', HEARING, { signal })
    expect(await file.read(MACHINE)).toEqual({ talker: FIGURES })
    expect(await file.recognisers(MACHINE)).toEqual({ ear: HEARING })
    expect(await file.recognisers({ ...MACHINE, cpu: 'Another' })).toEqual({})
  })

  it('given what another version noted, keeps it and tells nothing of it', async () => {
    const path = join(folder, 'measured-models.json')
    await writeFile(path, '{"other": {"sha256": "d", "sings": true}}')
    const file = new MeasuredModelsFile(folder)
    await file.save('ear', HEARING, { signal })
    expect([await file.read(MACHINE), await file.recognisers(MACHINE)]).toEqual([
      {},
      { ear: HEARING },
    ])
    expect(await readFile(path, 'utf8')).toContain('sings')
  })
})
