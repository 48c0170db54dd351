import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSide } from './read-side.ts'

const { signal } = new AbortController()
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-compare-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function side(content: string) {
  const path = join(folder, 'A.json')
  await writeFile(path, content)
  return await readSide(path, { signal })
}

describe('readSide', () => {
  it('given settings, fills in what they leave out', async () => {
    const read = await side('{"flags":{"speculation":"off"}}')
    expect(read).toMatchObject({
      name: 'A.json',
      kind: 'settings',
      settings: { tier: 'balanced', silence_ms: 500, flags: { speculation: false } },
    })
  })

  it('given a report of an earlier run, knows it by its content', async () => {
    const figures = { n: 4, p50: 600, p95: 700, p90: 1 }
    const duplex = {
      voice_to_voice_ms: figures,
      stages: { stt_ms: figures },
      speculation: { false_cutoffs: 0 },
    }
    const report = { started_at: 'x', recordings: { names: ['a.wav'] }, turns: { duplex } }
    expect((await side(JSON.stringify(report))).kind).toBe('report')
  })

  it.each([
    ['{"flags":{"warp":"on"}}', 'usage', "no flag 'warp'"],
    ['{"silence":500}', 'usage', 'silence'],
    ['{"tier":"best"}', 'usage', 'tier'],
    ['not json', 'file_unreadable', 'is no JSON'],
    ['[]', 'file_unreadable', 'neither settings nor a report'],
    ['{"started_at":"x","turns":{}}', 'file_unreadable', 'no report'],
  ])('given %s, says what is wrong', async (content, code, words) => {
    await expect(side(content)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words) as string,
    })
  })

  it('given no file, says so', async () => {
    const reading = readSide(join(folder, 'none.json'), { signal })
    await expect(reading).rejects.toMatchObject({ code: 'file_unreadable' })
  })
})
