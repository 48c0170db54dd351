// What becomes of a partial pass when the turn pauses behind it.
import { describe, expect, it } from 'vitest'
import type { Stt, Transcription } from '../../ports.ts'
import { StreamingTranscriber } from './streaming-transcriber.ts'

const SECOND = 16_000
const said = (text: string): Transcription => ({ text, language: 'en', looped: false })

describe('StreamingTranscriber, at a pause', () => {
  /** An engine that is sure, and answers when it is told to. */
  function pausedTurn(meanLogProbability = -0.2) {
    const audio = new Float32Array(10 * SECOND)
    const passes: { seconds: number; answer: () => void; aborted: boolean }[] = []
    const fakeStt: Stt = {
      info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
      transcribe: (pcm, { signal }) =>
        new Promise((resolve, reject) => {
          const text = `pass ${passes.length + 1}`
          const pass = {
            seconds: pcm.length / SECOND,
            answer: () => resolve({ ...said(text), meanLogProbability }),
            aborted: false,
          }
          signal.addEventListener('abort', () => {
            pass.aborted = true
            reject(signal.reason as Error)
          })
          passes.push(pass)
        }),
    }
    const transcriber = new StreamingTranscriber({
      partialStt: fakeStt,
      partStt: fakeStt,
      finalStt: fakeStt,
      finalThreads: 2,
      pcm: () => audio.subarray(0, 2 * SECOND),
      sleep: async () => {},
    })
    const partials = new AbortController()
    const listening = (async () => {
      for await (const partial of transcriber.partials({ signal: partials.signal }))
        expect(partial.text).toMatch(/pass/)
    })().catch(() => {})
    const settle = async (): Promise<void> => {
      for (let i = 0; i < 30; i++) await Promise.resolve()
    }
    const { signal } = new AbortController()
    return { transcriber, passes, partials, listening, settle, signal }
  }

  it('given a running pass that hears all of the speech, then it goes on and is the final one', async () => {
    const { transcriber, passes, partials, listening, settle, signal } = pausedTurn()
    await settle()
    const final = transcriber.finish({ signal, neededMs: 1_900 })
    partials.abort()
    await settle()
    passes[0]!.answer()
    expect((await final).text).toBe('pass 1')
    expect(passes).toHaveLength(1)
    await listening
  })

  it('given a running pass that hears less, then it is ended and another heard', async () => {
    const { transcriber, passes, partials, listening, settle, signal } = pausedTurn()
    await settle()
    const final = transcriber.finish({ signal, neededMs: 2_100 })
    partials.abort()
    await settle()
    expect(passes.map(({ aborted }) => aborted)).toEqual([true, false])
    passes[1]!.answer()
    expect((await final).text).toBe('pass 2')
    await listening
  })

  it('given a pass that is unsure, then the final pass is heard all the same', async () => {
    const { transcriber, passes, partials, listening, settle, signal } = pausedTurn(-0.9)
    await settle()
    const final = transcriber.finish({ signal, neededMs: 1_900 })
    partials.abort()
    passes[0]!.answer()
    await settle()
    passes[1]!.answer()
    expect((await final).text).toBe('pass 2')
    await listening
  })

  it('given a turn that goes on, then the pass that had become final is ended', async () => {
    const { transcriber, passes, partials, listening, settle } = pausedTurn()
    await settle()
    const goesOn = new AbortController()
    const final = transcriber.finish({ signal: goesOn.signal, neededMs: 1_900 })
    partials.abort()
    goesOn.abort()
    await expect(final).rejects.toThrow()
    expect(passes[0]!.aborted).toBe(true)
    await listening
  })
})
