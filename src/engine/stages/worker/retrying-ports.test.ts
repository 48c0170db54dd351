import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Tts } from '../../ports.ts'
import { retryingTts } from './retrying-ports.ts'

const options = { signal: new AbortController().signal, voice: 'fake', speed: 1 }
const died = new CodedError('engine_died', 'voice ended unexpectedly')

/** A voice that fails `failures` times, each time after `before` pieces. */
function fakeVoice(failures: number, before: number, error: Error = died) {
  const state = { runs: 0 }
  const tts: Tts = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    speaksParts: () => false,
    async *speak() {
      const run = state.runs++
      for (let i = 0; i < 3; i++) {
        if (run < failures && i === before) throw error
        yield new Float32Array([i])
      }
    },
  }
  return { state, tts: retryingTts(tts) }
}

async function said(tts: Tts): Promise<number[]> {
  const all: number[] = []
  for await (const piece of tts.speak('hello', options)) all.push(piece[0] as number)
  return all
}

describe('retryingTts', () => {
  it('given a death before the first piece, speaks from a new process as if nothing had been', async () => {
    const { tts, state } = fakeVoice(1, 0)
    expect(await said(tts)).toEqual([0, 1, 2])
    expect(state.runs).toBe(2)
  })
  it('given a death after a piece was delivered, goes on behind it', async () => {
    const { tts, state } = fakeVoice(1, 1)
    expect(await said(tts)).toEqual([0, 1, 2])
    expect(state.runs).toBe(2)
  })
  it('given a second death, gives up', async () => {
    await expect(said(fakeVoice(2, 0).tts)).rejects.toBe(died)
  })
  it('given any other error, does not try again', async () => {
    const { tts, state } = fakeVoice(1, 0, new CodedError('usage', 'no such voice'))
    await expect(said(tts)).rejects.toMatchObject({ code: 'usage' })
    expect(state.runs).toBe(1)
  })
})
