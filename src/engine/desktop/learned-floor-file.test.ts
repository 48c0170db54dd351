import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LearnedFloorFile } from './learned-floor-file.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-pauses-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(...under: string[]) {
  const notices: string[] = []
  const path = join(folder, ...under, 'pauses.json')
  const file = new LearnedFloorFile(path, (text) => notices.push(text))
  file.load()
  return { file, path, notices }
}

describe('LearnedFloorFile', () => {
  it('given what was learned, has it after the next start, and nothing but numbers on disk', async () => {
    const { file, path } = open()
    file.floor.learn({ soundsFinished: true, wentOnAfterMs: 416 })
    file.floor.learn({ soundsFinished: true, wentOnAfterMs: undefined })
    await file.written()
    expect(readFileSync(path, 'utf8')).toBe('{"pausesMs":[416,0]}\n')
    expect(open().file.floor.pausesMs).toEqual([416, 0])
  })

  it('given that it is to be forgotten, has forgotten it after the next start', async () => {
    const { file } = open()
    file.floor.learn({ soundsFinished: true, wentOnAfterMs: 416 })
    file.floor.forget()
    await file.written()
    expect(open().file.floor.pausesMs).toEqual([])
  })

  it.each(['', 'null', '[416', '{"pausesMs":[-1]}', '{"pausesMs":["416"]}', '{"pausesMs":[1e9]}'])(
    'given a damaged file (%s), learns anew',
    (damaged) => {
      writeFileSync(join(folder, 'pauses.json'), damaged)
      const { file } = open()
      expect(file.floor.pausesMs).toEqual([])
      expect(file.floor.hangoverMs({ leastMs: 300, mostMs: 600 })).toBe(300)
    },
  )

  it('given a folder that cannot be made, says so and goes on', async () => {
    writeFileSync(join(folder, 'blocked'), '')
    const { file, notices } = open('blocked')
    file.floor.learn({ soundsFinished: true, wentOnAfterMs: 416 })
    await file.written()
    expect(file.floor.pausesMs).toEqual([416])
    expect(notices).toHaveLength(1)
  })
})
