import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeWav } from '../../engine/audio/wav-write.ts'
import type { Output } from '../output.ts'
import { readBenchRequest } from './bench-request.ts'
import { fakeTier } from './testing/figures.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const context = { root, signal: new AbortController().signal }
const silent = { say: () => {} } as unknown as Output
const request = (...args: string[]) => readBenchRequest(args, silent, context)

describe('readBenchRequest', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-bench-request-'))
    for (const name of ['a.wav', 'b.wav', 'c.wav'])
      await writeFile(join(folder, name), encodeWav([new Float32Array(1_600)], 16_000))
    await writeFile(
      join(folder, 'stored.json'),
      JSON.stringify({
        ...fakeTier(),
        started_at: '2026-01-02T03:04:05.000Z',
        machine: { cpu: 'some', cores: 2 },
        recordings: { names: ['a.wav', 'b.wav'] },
      }),
    )
  })
  afterAll(() => rm(folder, { recursive: true }))
  const path = (name: string): string => join(folder, name)

  it('given nothing, plays the bundled recordings until there are 20 turns', async () => {
    const { recordings, rounds, coldTurns, tiers, peers } = await request()
    expect(recordings.from).toBe('bundled')
    expect(rounds.flat().length).toBeGreaterThanOrEqual(20)
    expect(coldTurns).toHaveLength(4)
    expect({ tiers, peers }).toEqual({ tiers: ['balanced'], peers: false })
  })
  it('given recordings of one’s own, plays all of them, even in a short run', async () => {
    const own = ['a.wav', 'b.wav', 'c.wav']
    const { recordings, rounds, coldTurns } = await request('--quick', ...own.map(path))
    expect(recordings.from).toBe('own')
    expect(rounds.map((files) => files.map(({ name }) => name))).toEqual([own])
    expect(coldTurns.map(({ name }) => name)).toEqual(['a.wav'])
  })
  it('given every tier, makes the report of balanced first of all', async () => {
    const { tiers, mainTier } = await request('--tier', 'all')
    expect(tiers).toEqual(['fast', 'balanced', 'quality'])
    expect(mainTier).toBe('balanced')
  })
  it('given a baseline, measures the peer as well', async () => {
    const own = ['a.wav', 'b.wav'].map(path)
    const { baseline, peers } = await request(...own, '--baseline', path('stored.json'))
    expect(baseline?.ratios['voice_to_voice_p50']).toEqual({ ratio: 3.125, n: 20 })
    expect(peers).toBe(true)
  })

  it.each([
    ['an unknown tier', ['--tier', 'huge'], 'usage'],
    ['a recording that is not there', ['none.wav'], 'audio_unreadable'],
    ['a page that cannot be written', ['--html', 'no/such/folder/x.html'], 'output_unwritable'],
    ['a baseline that is not there', ['--baseline', 'none.json'], 'file_unreadable'],
    ['a baseline that is none', ['--baseline', 'package.json'], 'file_unreadable'],
  ])('given %s, refuses', async (_name, args, code) => {
    await expect(request(...args)).rejects.toMatchObject({ code })
  })
  it('given a baseline of another tier or of other speech, refuses', async () => {
    const stored = ['--baseline', path('stored.json')]
    const own = ['a.wav', 'b.wav'].map(path)
    for (const args of [[...own, '--tier', 'fast'], [path('a.wav')], []])
      await expect(request(...stored, ...args)).rejects.toMatchObject({ code: 'usage' })
  })
  it('takes the baseline that is committed, and then plays all of its recordings', async () => {
    const stored = ['--baseline', join(root, 'bench/baseline.json')]
    expect((await request(...stored)).mainTier).toBe('balanced')
    const { baseline, rounds } = await request(...stored, '--quick')
    expect(rounds.flat().map(({ name }) => name)).toEqual(baseline?.recordings.names)
  })
})
