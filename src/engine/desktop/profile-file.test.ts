import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Machine } from '../figures/profile/machine.ts'
import { ProfileFile } from './profile-file.ts'
import { TWO_CORES } from '../figures/testing/stage-figures.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-profile-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const MACHINE: Machine = { cpu: 'Some CPU', cores: 2, memoryGb: 8 }

function open(machine = MACHINE) {
  const notices: string[] = []
  const path = join(folder, 'profile.json')
  const file = new ProfileFile(path, machine, (text) => notices.push(text))
  file.load()
  return { file, path, notices }
}

describe('ProfileFile', () => {
  it('given a measurement, has it at once and after the next start', async () => {
    const { file } = open()
    expect(file.figures).toBeUndefined()
    file.save(TWO_CORES, new Date(0))
    expect(file.figures).toEqual(TWO_CORES)
    await file.written()
    expect(open().file.figures).toEqual(TWO_CORES)
  })
  it.each([{ cpu: 'Another CPU' }, { cores: 4 }, { memoryGb: 16 }])(
    'given another machine (%o), has to be measured anew',
    async (change) => {
      const { file } = open()
      file.save(TWO_CORES, new Date(0))
      await file.written()
      expect(open({ ...MACHINE, ...change }).file.figures).toBeUndefined()
    },
  )
  it('given a damaged file, or one of a model that is not known, has to be measured anew', async () => {
    const { file, path } = open()
    file.save(TWO_CORES, new Date(0))
    await file.written()
    const text = readFileSync(path, 'utf8')
    for (const damaged of [
      text.slice(0, 40),
      'null',
      text.replace('1.5b', '9b'),
      '{"figures":{}}',
    ]) {
      writeFileSync(path, damaged)
      expect(open().file.figures).toBeUndefined()
    }
  })
  it('given a folder that is not there and cannot be made, says so and goes on', async () => {
    writeFileSync(join(folder, 'blocked'), '')
    const notices: string[] = []
    const path = join(folder, 'blocked', 'profile.json')
    const file = new ProfileFile(path, MACHINE, (text) => notices.push(text))
    file.save(TWO_CORES, new Date(0))
    await file.written()
    expect(file.figures).toEqual(TWO_CORES)
    expect(notices).toHaveLength(1)
  })
})
