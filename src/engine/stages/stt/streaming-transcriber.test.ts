import { describe, expect, it } from 'vitest'
import type { Stt, Transcription } from '../../ports.ts'
import { LeaseDropped } from '../cores/lease.ts'
import { StreamingTranscriber } from './streaming-transcriber.ts'

const SECOND = 16_000
const said = (text: string): Transcription => ({ text, language: 'en', looped: false })

/**
 * A turn that grows by what its transcriber sleeps, and an engine that "hears" one word a second; a part that stands in
 * another wording than the passes before.
 */
function fakeTurn(seconds = 0, reworded = (text: string) => text) {
  let samples = seconds * SECOND
  let most = Infinity
  const clips: { start: number; seconds: number; threads: number }[] = []
  const audio = Float32Array.from({ length: 120 * SECOND }, (_, i) => i)
  const fakeStt: Stt = {
    info: { engine: 'fake', model: 'fake', build: 'fake', threads: 1 },
    async transcribe(pcm, { signal, threads }) {
      signal.throwIfAborted()
      const start = (pcm[0] ?? 0) / SECOND
      clips.push({ start, seconds: pcm.length / SECOND, threads })
      const first = Math.ceil(start - 0.5) // each word stands in the middle of its second
      const last = Math.ceil(start + pcm.length / SECOND - 0.5)
      return said(Array.from({ length: last - first }, (_, i) => `w${first + i}`).join(' '))
    },
  }
  const transcriber = new StreamingTranscriber({
    partialStt: fakeStt,
    partStt: {
      ...fakeStt,
      transcribe: async (...pass) => said(reworded((await fakeStt.transcribe(...pass)).text)),
    },
    partialThreads: 1,
    finalStt: fakeStt,
    finalThreads: 2,
    pcm: () => audio.subarray(0, samples),
    sleep: async (ms, { signal }) => {
      signal.throwIfAborted()
      samples = Math.min(most, samples + Math.ceil(ms * 16))
    },
  })
  return {
    transcriber,
    clips,
    fakeStt,
    grow: (more: number) => (samples += more * SECOND),
    stopAt: (end: number) => (most = end * SECOND),
    grownSeconds: () => samples / SECOND,
  }
}

describe('StreamingTranscriber', () => {
  it('given a pass for which there was no room, leaves that partial out and goes on with the next', async () => {
    const turn = fakeTurn()
    const { transcribe } = turn.fakeStt
    let passes = 0
    turn.fakeStt.transcribe = (...pass) => {
      if (++passes === 1) return Promise.reject(new LeaseDropped('stt-partial'))
      return transcribe(...pass)
    }
    for await (const { heardMs } of turn.transcriber.partials({
      signal: new AbortController().signal,
    })) {
      expect(heardMs).toBeGreaterThanOrEqual(500)
      break
    }
    expect(passes).toBe(2)
  })

  it('given somebody who waits for what was said until now, makes a pass within 20 ms, and none for what is heard', async () => {
    const turn = fakeTurn()
    let neededMs = 0
    for await (const { heardMs } of turn.transcriber.partials({
      signal: new AbortController().signal,
      neededMs: () => neededMs,
    })) {
      if (neededMs === 0) neededMs = turn.grownSeconds() * 1000 + 60
      if (heardMs > neededMs) break
      turn.grow(0.064)
    }
    const [first, second] = turn.clips.map(({ seconds }) => seconds)
    expect(turn.clips).toHaveLength(2)
    expect(second! - first!).toBeLessThanOrEqual(0.085)
  })

  it('given growing audio, makes a pass for every 250 ms of it', async () => {
    const turn = fakeTurn()
    const abort = new AbortController()
    for await (const partial of turn.transcriber.partials({ signal: abort.signal })) {
      expect(partial).toBeDefined()
      if (turn.clips.length === 4) break
    }
    expect(turn.clips.map((clip) => clip.seconds)).toEqual([0.31, 0.56, 0.81, 1.06])
    expect(turn.clips[0]?.threads).toBe(1)
  })

  it('given audio that ends a little after a pass, hears the rest of it', async () => {
    const turn = fakeTurn(2)
    const partials = turn.transcriber.partials({ signal: new AbortController().signal })
    await partials.next()
    turn.stopAt(2.1)
    await partials.next()
    expect(turn.clips.at(-1)?.seconds).toBeCloseTo(2.1, 5)
  })

  it('given a pass that says everything twice, shows nothing of it', async () => {
    const turn = fakeTurn(1)
    const texts = [
      'What is the',
      'What is the capital? What is the capital?',
      'What is the capital of',
    ]
    turn.fakeStt.transcribe = async () => said(texts.shift() ?? '')
    const partials = turn.transcriber.partials({ signal: new AbortController().signal })
    await partials.next()
    const { value } = await partials.next()
    expect(value).toMatchObject({ confirmed: 'What is the', tentative: 'capital of' })
  })

  it('given audio that grew during a pass, hears it all in the next and queues nothing', async () => {
    const turn = fakeTurn(1)
    const lengths: number[] = []
    for await (const partial of turn.transcriber.partials({
      signal: new AbortController().signal,
    })) {
      expect(partial).toBeDefined()
      lengths.push(turn.clips.at(-1)!.seconds)
      if (lengths.length === 3) break
      turn.grow(2)
    }
    expect(lengths).toEqual([1, 3, 5])
  })

  it('given partials that are aborted and called again, keeps what was confirmed', async () => {
    const turn = fakeTurn(3)
    const first = turn.transcriber.partials({ signal: new AbortController().signal })
    await first.next()
    await first.next()
    await first.return()
    const again = turn.transcriber.partials({ signal: new AbortController().signal })
    expect((await again.next()).value?.confirmed).toBe('w0 w1 w2')
  })

  it('given a turn of a minute, confirms every word once and hears no window longer than a pass can', async () => {
    const turn = fakeTurn()
    let confirmed = ''
    for await (const partial of turn.transcriber.partials({
      signal: new AbortController().signal,
    })) {
      expect(partial.confirmed.startsWith(confirmed)).toBe(true)
      confirmed = partial.confirmed
      if (turn.grownSeconds() > 60) break
    }
    const words = confirmed.split(' ')
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThan(50)
    expect(Math.max(...turn.clips.map((clip) => clip.seconds))).toBeLessThanOrEqual(9.3)

    turn.clips.length = 0
    const { text } = await turn.transcriber.finish({ signal: new AbortController().signal })
    expect(text.startsWith(confirmed.split(' ').slice(0, 20).join(' '))).toBe(true)
    expect(turn.clips).toHaveLength(1)
    expect(turn.clips[0]).toMatchObject({ threads: 2 })
  })

  it('given a part that stands in another wording than was shown, reads it as the final transcript will', async () => {
    const turn = fakeTurn(0, (text) => text.replaceAll(' ', ', '))
    const { signal } = new AbortController()
    let read = ''
    for await (const { text } of turn.transcriber.partials({ signal })) {
      read = text
      if (turn.grownSeconds() > 12) break
    }
    expect(read).toMatch(/^w0, w1, w2, w3/u)
    expect((await turn.transcriber.finish({ signal })).text.startsWith(read)).toBe(true)
  })

  it('given a long turn without partials, finishes it whole in parts', async () => {
    const turn = fakeTurn(70)
    await turn.transcriber.finish({ signal: new AbortController().signal })
    const heard = turn.clips.reduce((sum, clip) => sum + clip.seconds, 0)
    expect(heard).toBeCloseTo(70, 5)
    expect(turn.clips.length).toBeGreaterThan(2)
  })

  it('given the final pass is asked for, ends the partial pass that runs and goes on with partials after', async () => {
    const turn = fakeTurn(2)
    const transcribe = turn.fakeStt.transcribe
    const hangs: AbortSignal[] = []
    turn.fakeStt.transcribe = (_pcm, { signal }) =>
      new Promise((_resolve, reject) => {
        hangs.push(signal)
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    const partials = turn.transcriber.partials({ signal: new AbortController().signal })
    const next = partials.next()
    expect(hangs).toHaveLength(1)
    turn.fakeStt.transcribe = transcribe
    const final = await turn.transcriber.finish({ signal: new AbortController().signal })
    expect(hangs[0]?.aborted).toBe(true)
    expect(final.text).toBe('w0 w1')
    expect((await next).value?.tentative).toBe('w0 w1')
  })

  it('given an abort, ends both', async () => {
    const turn = fakeTurn(2)
    const abort = new AbortController()
    abort.abort()
    await expect(turn.transcriber.finish({ signal: abort.signal })).rejects.toThrow('abort')
    await expect(turn.transcriber.partials({ signal: abort.signal }).next()).rejects.toThrow(
      'abort',
    )
  })
})
