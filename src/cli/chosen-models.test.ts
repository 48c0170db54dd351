import { describe, expect, it } from 'vitest'
import type { ModelStatus } from '../engine/models/model-status.ts'
import { chosenModels, expectChosen, expectHears } from './chosen-models.ts'

const fakeStore = {
  status: async () =>
    [
      { id: 'talker', kind: 'llm', languages: ['*'] },
      { id: 'ear', kind: 'stt', languages: ['*'] },
      { id: 'ear.en', kind: 'stt', languages: ['en'] },
    ] as ModelStatus[],
}

describe('chosenModels', () => {
  it('given ids and servers, takes the ids alone', () => {
    expect(chosenModels({ llm: 'talker', stt: 'ear' })).toEqual({
      llmModel: 'talker',
      sttModel: 'ear',
    })
    expect(chosenModels({ llm: 'http://localhost:1#m', stt: 'HTTPS://host#m' })).toEqual({})
    expect(chosenModels({})).toEqual({})
  })
})

describe('expectChosen', () => {
  it('given what is there, is content', async () => {
    await expectChosen(fakeStore, { llmModel: 'talker', sttModel: 'ear' })
    await expectChosen(fakeStore, {})
  })

  it('given no such model, or one that does something else, names those that there are', async () => {
    const wrong = expectChosen(fakeStore, { sttModel: 'talker' })
    await expect(wrong).rejects.toMatchObject({ code: 'model_unknown' })
    await expect(wrong).rejects.toThrow("no recogniser 'talker'; there are ear, ear.en")
    await expect(expectChosen(fakeStore, { llmModel: 'x' })).rejects.toThrow(/no language model/)
  })
})

describe('expectHears', () => {
  it.each([
    ['ear', 'fr'],
    ['ear.en', 'en'],
    ['ear.en', 'auto'],
    [undefined, 'fr'],
  ])('given %s and %s, is content', async (id, language) => {
    await expectHears(fakeStore, id, language)
  })

  it('given one of English alone for another language, refuses in a plain word', async () => {
    const wrong = expectHears(fakeStore, 'ear.en', 'fr')
    await expect(wrong).rejects.toMatchObject({ code: 'usage' })
    await expect(wrong).rejects.toThrow('ear.en understands English alone')
  })
})
