import { describe, expect, it } from 'vitest'
import { Cores } from '../cores/cores.ts'
import { governedTts } from '../cores/governed-ports.ts'
import type { Tts } from '../../ports.ts'
import { PhraseCache } from './phrase-cache.ts'

const PIECE = 4
const PIECES = 3
const PHRASE = PIECE * PIECES

/** A voice of three pieces a text, every text's sound another one. */
function fakeVoice(model = 'fake') {
  const made: string[] = []
  const state = { dies: false, closed: 0 }
  const tts: Tts = {
    info: { engine: 'fake', model, build: 'fake', threads: 1 },
    speaksParts: () => false,
    async *speak(text, { signal }) {
      made.push(text)
      const sound = made.length
      try {
        for (let i = 0; i < PIECES; i++) {
          signal.throwIfAborted()
          if (state.dies && i === 1) throw new Error('died')
          yield new Float32Array(PIECE).fill(sound)
        }
      } finally {
        state.closed++
      }
    },
  }
  return { tts, made, state }
}

function room(mostSamples?: number) {
  const { tts, made, state } = fakeVoice()
  const cache = new PhraseCache(mostSamples)
  const voice = cache.around(tts)
  const told: string[] = []
  const speak = (text: string, changed: Partial<Parameters<Tts['speak']>[1]> = {}) =>
    voice.speak(text, {
      signal: new AbortController().signal,
      voice: 'anna',
      speed: 1,
      onRemembered: () => told.push(text),
      ...changed,
    })
  const say = (...args: Parameters<typeof speak>) => all(speak(...args))
  return { cache, made, state, told, speak, say }
}

async function all(pieces: AsyncIterable<Float32Array>): Promise<Float32Array[]> {
  const list: Float32Array[] = []
  for await (const piece of pieces) list.push(piece)
  return list
}

describe('PhraseCache', () => {
  it('given a phrase again, gives the same pieces without the voice and says that it does', async () => {
    const { say, made, told } = room()
    const first = await say('Yes.')
    expect(told).toEqual([])
    expect(await say('Yes.')).toEqual(first)
    expect(first).toHaveLength(PIECES)
    expect(made).toEqual(['Yes.'])
    expect(told).toEqual(['Yes.'])
  })

  it('given another text, voice or speed, asks the voice', async () => {
    const { say, made } = room()
    await say('Yes.')
    await say('Yes!')
    await say('Yes.', { voice: 'bert' })
    await say('Yes.', { speed: 1.15 })
    expect(made).toHaveLength(4)
    await say('Yes.', { voice: 'bert' })
    expect(made).toHaveLength(4)
  })

  it('given another engine, remembers for the same model and for no other', async () => {
    const { cache, say } = room()
    const options = { signal: new AbortController().signal, voice: 'anna', speed: 1 }
    await say('Yes.')
    const [same, other] = [fakeVoice(), fakeVoice('another')]
    await all(cache.around(same.tts).speak('Yes.', options))
    await all(cache.around(other.tts).speak('Yes.', options))
    expect(same.made).toEqual([])
    expect(other.made).toEqual(['Yes.'])
  })

  it('given a text of 40 characters, remembers it; of 41, not', async () => {
    const { say, made } = room()
    for (const text of ['a'.repeat(40), 'a'.repeat(41)]) {
      await say(text)
      await say(text)
    }
    expect(made.map((text) => text.length)).toEqual([40, 41, 41])
  })

  it('given a part of a sentence, remembers it within the same words alone', async () => {
    const { say, made } = room()
    const within = { before: '', after: 'can' }
    await say('Sure, I', { within })
    await say('Sure, I', { within: { before: '', after: 'am' } })
    await say('Sure, I', { within: { before: 'can', after: '' } })
    await say('Sure, I')
    expect(made).toHaveLength(4)
    await say('Sure, I', { within: { ...within } })
    expect(made).toHaveLength(4)
  })

  it('given a part that has more than 40 characters with what stands around it, does not remember it', async () => {
    const { say, made } = room()
    for (const before of ['a'.repeat(32), 'a'.repeat(33)]) {
      await say('Yes.', { within: { before, after: 'then' } })
      await say('Yes.', { within: { before, after: 'then' } })
    }
    expect(made).toHaveLength(3)
  })

  it('given a consumer that leaves early, closes the voice and remembers nothing', async () => {
    const { speak, say, made, state } = room()
    for await (const _piece of speak('Yes.')) break
    expect(state.closed).toBe(1)
    expect(await say('Yes.')).toHaveLength(PIECES)
    expect(made).toHaveLength(2)
  })

  it('given an abort or a death half way, passes it on and remembers nothing', async () => {
    const { speak, say, made, state } = room()
    const abort = new AbortController()
    const aborted = speak('Yes.', { signal: abort.signal })[Symbol.asyncIterator]()
    await aborted.next()
    abort.abort(new Error('enough'))
    await expect(aborted.next()).rejects.toThrow('enough')
    state.dies = true
    await expect(say('Yes.')).rejects.toThrow('died')
    state.dies = false
    expect(await say('Yes.')).toHaveLength(PIECES)
    expect(made).toHaveLength(3)
  })

  it('given an abort while it speaks from memory, ends with its reason', async () => {
    const { speak, say } = room()
    await say('Yes.')
    const abort = new AbortController()
    const pieces = speak('Yes.', { signal: abort.signal })[Symbol.asyncIterator]()
    await pieces.next()
    abort.abort(new Error('enough'))
    await expect(pieces.next()).rejects.toThrow('enough')
    await expect(say('Yes.', { signal: abort.signal })).rejects.toThrow('enough')
  })

  it('given consumers that change or take away their pieces, keeps its own', async () => {
    const { say } = room()
    const [made] = await say('Yes.')
    made!.fill(9)
    const [remembered] = await say('Yes.')
    structuredClone(remembered, { transfer: [remembered!.buffer] })
    expect((await say('Yes.'))[0]).toEqual(new Float32Array(PIECE).fill(1))
  })

  it('given more than it may keep, forgets what was longest not spoken', async () => {
    const { say, made } = room(2 * PHRASE)
    for (const text of ['One.', 'Two.', 'One.', 'Three.']) await say(text)
    expect(made).toEqual(['One.', 'Two.', 'Three.'])
    await say('One.')
    await say('Three.')
    expect(made).toHaveLength(3)
    await say('Two.')
    expect(made).toHaveLength(4)
  })

  it('given a phrase larger than all that it may keep, leaves the others be', async () => {
    const { cache, say, made } = room(PHRASE)
    await say('Yes.')
    const loud: Tts = {
      info: fakeVoice().tts.info,
      speaksParts: () => false,
      async *speak() {
        yield new Float32Array(PHRASE + 1)
      },
    }
    const { signal } = new AbortController()
    await all(cache.around(loud).speak('Long.', { signal, voice: 'anna', speed: 1 }))
    await say('Yes.')
    expect(made).toEqual(['Yes.'])
  })

  it('given the same phrase twice at once, counts it once', async () => {
    const { say, made } = room(2 * PHRASE)
    await Promise.all([say('One.'), say('One.')])
    await say('Two.')
    await say('One.')
    expect(made).toEqual(['One.', 'One.', 'Two.'])
  })

  it('given a voice under leases, speaks from memory while the cores are lent', async () => {
    const cores = new Cores(1, () => 0)
    const voice = new PhraseCache().around(governedTts(fakeVoice().tts, cores))
    const { signal } = new AbortController()
    const options = { signal, voice: 'anna', speed: 1 }
    await all(voice.speak('Yes.', options))
    await cores.use('llm', { min: 1, max: 1 }, () => all(voice.speak('Yes.', options)), { signal })
  })

  it('given that all is to be forgotten, knows nothing of before, not even of what is being spoken then', async () => {
    const { cache, say, speak, made } = room()
    await say('Hello.')
    for await (const piece of speak('Good night.')) {
      void piece
      cache.clear()
    }
    await say('Hello.')
    await say('Good night.')
    expect(made).toEqual(['Hello.', 'Good night.', 'Hello.', 'Good night.'])
    await say('Hello.')
    expect(made).toHaveLength(4)
  })
})
