// The measurement of a recogniser with the real engines.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../engine.ts'
import { openTestEngine } from '../../testing/open-test-engine.ts'
import { knownRecordings } from './known-recordings.ts'
import { measureRecogniser, type RecogniserMeasuringHost } from './measure-recogniser.ts'

const root = resolve(import.meta.dirname, '../../../..')
const { signal } = new AbortController()

/** A computer on which other programs take `share` of the processor. */
async function room(share: number) {
  let looks = 0
  const steps: [string, number][] = []
  const engines: Engine[] = []
  const opened = async (opening: Promise<Engine>): Promise<Engine> => {
    const engine = await opening
    engines.push(engine)
    return engine
  }
  const host: RecogniserMeasuringHost = {
    open: (_loading, parts = ['stt', 'llm', 'tts', 'vad']) =>
      opened(openTestEngine(parts, { sttModel: 'whisper-base-q8_0' })),
    openUsual: () => opened(openTestEngine(['stt'])),
    recordings: await knownRecordings(root, { signal }),
    readCpu: () => ({ busyMs: 1000 * share * ++looks, totalMs: 1000 * looks }),
    onProgress: (step, done) => void steps.push([step, done]),
  }
  return { host, steps, engines }
}

describe('measureRecogniser', () => {
  // Three engines, whose language model may have its whole prompt to read.
  it(
    'given a calm computer, takes times, memory and errors beside the usual ones, and leaves no process',
    { timeout: 400_000 },
    async () => {
      const { host, steps, engines } = await room(0)
      const figures = await measureRecogniser(host, { signal })
      expect(figures.load_ms).toBeGreaterThan(0)
      expect(figures.clip_10s_ms).toBeGreaterThan(figures.clip_3s_ms)
      expect(figures.memory_bytes).toBeGreaterThan(100_000_000)
      expect(figures.voice_to_voice_ms).toBeGreaterThan(0)
      const { misheard, usual_misheard: usual } = figures
      for (const heard of [misheard, usual]) {
        expect(heard.quiet.words).toBe(heard.noise.words)
        expect(heard.quiet.errors).toBeLessThan(heard.quiet.words / 10)
        expect(heard.noise.errors).toBeLessThan(heard.noise.words / 2)
      }
      const done = steps.map(([, share]) => share)
      expect(done).toEqual(done.toSorted((a, b) => a - b))
      expect(engines.map((engine) => engine.pids())).toEqual([{}, {}, {}])
    },
  )

  it('given other programs at work, refuses before anything is loaded', async () => {
    const { host, engines } = await room(0.6)
    const measured = measureRecogniser(host, { signal })
    await expect(measured).rejects.toMatchObject({ code: 'baseline_not_met' })
    expect(engines).toEqual([])
  })
})
