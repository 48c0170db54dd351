import { describe, expect, it } from 'vitest'
import type { Llm } from '../../ports.ts'
import { History } from './history.ts'
import { ReadAlong } from './read-along.ts'

const { signal } = new AbortController()
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

/** A model that reads until it is told that it has. */
function slowReader() {
  const texts: string[] = []
  let done = (): void => {}
  let fail = (): void => {}
  const fakeLlm = {
    async *prefill(messages: { content: string }[]) {
      texts.push(messages.at(-1)!.content)
      yield await new Promise<void>((resolve, reject) => {
        done = resolve
        fail = () => reject(new Error('died'))
      })
    },
  } as unknown as Llm
  const reader = new ReadAlong({
    llm: fakeLlm,
    history: new History(() => [{ role: 'system', content: 'system' }]),
  })
  return { reader, texts, done: () => done(), fail: () => fail() }
}

describe('ReadAlong', () => {
  it('given words that come while it reads, then only the newest are read next', async () => {
    const { reader, texts, done } = slowReader()
    for (const text of ['What', 'What is', 'What is the'])
      reader.read(text, { isStable: false, signal })
    done()
    await settle()
    expect(texts).toEqual(['What', 'What is the'])
  })

  it('given the same words again, then they are not read twice', async () => {
    const { reader, texts, done } = slowReader()
    reader.read('What is up?', { isStable: false, signal })
    done()
    await settle()
    reader.read('What is up?', { isStable: false, signal })
    expect(texts).toEqual(['What is up?'])
  })

  it('given a model that fails, then the next words are read all the same', async () => {
    const { reader, texts, fail } = slowReader()
    reader.read('What', { isStable: false, signal })
    fail()
    await settle()
    reader.read('What is', { isStable: false, signal })
    expect(texts).toEqual(['What', 'What is'])
  })

  it('given a turn that paused, then what came last is not read any more', async () => {
    const { reader, texts, done } = slowReader()
    const pause = new AbortController()
    reader.read('What', { isStable: false, signal: pause.signal })
    reader.read('What is', { isStable: false, signal: pause.signal })
    pause.abort()
    done()
    await settle()
    expect(texts).toEqual(['What'])
  })
})
