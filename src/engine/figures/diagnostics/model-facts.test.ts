import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../shared/coded-error.ts'
import type { ModelState, ModelStatus } from '../../models/model-status.ts'
import { modelFacts } from './model-facts.ts'

const { signal } = new AbortController()

function status(id: string, state: ModelState): ModelStatus {
  return {
    id,
    kind: 'llm',
    title: id,
    licence: 'MIT',
    languages: [],
    tiers: [],
    default: true,
    state,
    bytes: 1,
    source: null,
    path: `/models/${id}`,
    origin: '',
    sha256: null,
  }
}

function fakeStore(statuses: ModelStatus[], corrupt: string[]) {
  const located: string[] = []
  return {
    located,
    status: async () => statuses,
    locate: async (id: string) => {
      located.push(id)
      if (corrupt.includes(id)) throw new CodedError('model_corrupt', `${id} is corrupt`)
      return `/models/${id}`
    },
  }
}

describe('modelFacts', () => {
  it('given needed models that were touched, checks them and tells the corrupt one', async () => {
    const touched = [status('llm-1.5b', 'unchecked'), status('kokoro-window', 'unchecked')]
    const facts = await modelFacts(fakeStore(touched, ['kokoro-window']), { signal })
    expect(facts.map(({ id, state }) => [id, state])).toEqual([
      ['llm-1.5b', 'installed'],
      ['kokoro-window', 'corrupt'],
    ])
  })
  it('given models that were checked, are missing or not needed, reads no weights', async () => {
    const store = fakeStore(
      [
        status('llm-1.5b', 'installed'),
        status('kokoro-window', 'missing'),
        status('other', 'unchecked'),
      ],
      [],
    )
    const facts = await modelFacts(store, { signal })
    expect(facts.map(({ state, needed }) => [state, needed])).toEqual([
      ['installed', true],
      ['missing', true],
      ['unchecked', false],
    ])
    expect(store.located).toEqual([])
  })
})
