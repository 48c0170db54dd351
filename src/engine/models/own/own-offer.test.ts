import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chooseFile } from './choose-file.ts'
import { quantOf, type HubRepository } from './hub-repository.ts'
import { ownId } from './own-model.ts'

function repository(...paths: string[]): HubRepository {
  const files = paths.map((path, i) => {
    const sha256 = createHash('sha256').update(path).digest('hex')
    return { path, quant: quantOf(path), bytes: 1000 + i, sha256 }
  })
  const commit = '0'.repeat(40)
  return { name: 'owner/name', commit, licence: null, hasChatTemplate: null, parts: 0, files }
}

describe('names of files', () => {
  it('given names as publishers write them, when read, then the quant is known', () => {
    expect(quantOf('qwen2.5-3b-instruct-q4_k_m.gguf')).toBe('Q4_K_M')
    expect(quantOf('Llama-3.2-1B-Instruct-UD-Q4_K_XL.gguf')).toBe('UD-Q4_K_XL')
    expect(quantOf('SmolLM2-135M-Instruct.Q4_1.gguf')).toBe('Q4_1')
    expect(quantOf('Model-IQ4_XS.gguf')).toBe('IQ4_XS')
    expect(quantOf('gemma-f16.gguf')).toBe('F16')
    expect(quantOf('sub/folder/model-Q8_0.gguf')).toBe('Q8_0')
    expect(quantOf('model.gguf')).toBeNull()
  })

  it('given any name, when made an id, then it can stand in a path', () => {
    expect(ownId('/home/me/My Model (new).Q4_K_M.gguf')).toBe('my-model-new-.q4_k_m')
    expect(ownId('../../etc/passwd')).toBe('passwd')
    expect(ownId('…')).toBe('model')
    expect(ownId('a'.repeat(200))).toHaveLength(80)
  })
})

describe('choice of a file', () => {
  it('given no wish, when chosen, then four bits of the medium kind, or the next best', () => {
    expect(chooseFile(repository('m-Q8_0.gguf', 'm-Q4_K_M.gguf')).quant).toBe('Q4_K_M')
    expect(chooseFile(repository('m-Q8_0.gguf', 'm-Q5_K_M.gguf')).quant).toBe('Q5_K_M')
    expect(chooseFile(repository('m-F16.gguf', 'other.gguf')).path).toBe('m-F16.gguf')
  })

  it('given a wish, when chosen, then that, by quant or by name, or a line that says what there is', () => {
    const files = repository('m-Q8_0.gguf', 'm-Q4_K_M.gguf')
    expect(chooseFile(files, 'q8_0').path).toBe('m-Q8_0.gguf')
    expect(chooseFile(files, 'm-q4_k_m.gguf').quant).toBe('Q4_K_M')
    expect(() => chooseFile(files, 'Q2_K')).toThrow('owner/name has no Q2_K; it has Q8_0, Q4_K_M')
  })
})
