import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  faceOf,
  fetchModel,
  giveAdviceFor,
  makeRoom,
  nameAnother,
  repairProgram,
  seekDiagnosis,
} from './advice.ts'

/** Files that speak to a terminal or a developer alone, or are the one place that has these words. */
const FOR_TERMINALS = ['advice.ts', 'figures/diagnostics/problems.ts', 'calibration/']

describe('advice', () => {
  it('given nobody said otherwise, speaks to a terminal', () => {
    expect(faceOf({})).toBe('terminal')
    expect(fetchModel('llm-0.5b', faceOf({}))).toBe('run `parley models pull llm-0.5b`')
  })

  it('given an installed app, names no command: there is none to type', () => {
    const env = {}
    giveAdviceFor('installed', env)
    const face = faceOf(env)
    const advice = [fetchModel('x', face), repairProgram('npm ci', face), seekDiagnosis(face)]
    const said = [...advice, makeRoom(face), nameAnother(face)].join()
    expect(said).not.toMatch(/`|--|PARLEY_/)
  })

  it('given all sources of the engine, no other file tells a person to type a command', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    const telling = files.filter(
      (file) =>
        /(?<!\.test)\.ts$/.test(file) &&
        !FOR_TERMINALS.some((part) => file.replaceAll('\\', '/').includes(part)) &&
        /\\`(npm|parley) /.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
    )
    expect(telling).toEqual([])
  })
})
