// The measurement of this machine with the real engines.
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWav } from '../../audio/wav-read.ts'
import type { Engine } from '../../engine.ts'
import { openTestEngine } from '../../testing/open-test-engine.ts'
import { chooseTier } from './choose-tier.ts'
import { measureStages } from './measure-stages.ts'

const { signal } = new AbortController()

describe('measureStages', () => {
  let engine: Engine
  let clip: Float32Array
  beforeAll(async () => {
    const file = join(resolve(import.meta.dirname, '../../../..'), 'resources/demo/1-japan.wav')
    clip = (await readWav(file, { signal })).pcm
    engine = await openTestEngine(['stt', 'llm', 'tts'], { tier: 'fast' })
  })
  afterAll(async () => await engine?.close())

  const nowMs = (): number => performance.now()

  it('given open engines, measures every stage and tells how far it is', async () => {
    const steps: number[] = []
    const beganMs = nowMs()
    const onProgress = (done: number): void => void steps.push(done)
    const figures = await measureStages(engine, { clip, signal, nowMs, onProgress })
    expect(nowMs() - beganMs).toBeLessThan(10_000)
    expect(figures.llm).toBe('llm-0.5b')
    for (const value of [figures.sttMs, figures.firstTokenMs, figures.tokenMs])
      expect(value).toBeGreaterThan(1)
    expect(figures.realTimeFactor).toBeGreaterThan(0.005)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(chooseTier(figures).voiceToVoiceMs).toBeGreaterThan(300)
  })

  it('given a user who begins to talk, lets the engines go at once', async () => {
    const abort = new AbortController()
    const measured = measureStages(engine, {
      clip,
      signal: abort.signal,
      nowMs,
      onProgress: (done) => {
        if (done > 0) abort.abort(new DOMException('the user talks', 'AbortError'))
      },
    })
    await expect(measured).rejects.toThrow('the user talks')
  })
})
