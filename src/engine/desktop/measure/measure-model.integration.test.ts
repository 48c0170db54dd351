// The measurement of a language model with the real engines.
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../shared/coded-error.ts'
import type { Engine } from '../../engine.ts'
import { onlyThose, readDialogues } from '../../figures/dialogues/read-dialogues.ts'
import { isLongForm } from '../../testing/long-form.ts'
import { openTestEngine } from '../../testing/open-test-engine.ts'
import { measureModel, type ModelMeasuringHost } from './measure-model.ts'

const root = resolve(import.meta.dirname, '../../../..')
const { signal } = new AbortController()

/** A computer on which other programs take `share` of the processor. @param names of dialogues */
async function room(share: number, names: string) {
  let looks = 0
  const steps: [string, number][] = []
  const engines: Engine[] = []
  const host: ModelMeasuringHost = {
    open: async (_loading, parts = ['stt', 'llm', 'tts', 'vad']) => {
      const engine = await openTestEngine(parts, { tier: 'balanced', llmModel: 'llm-0.5b' })
      engines.push(engine)
      return engine
    },
    clipFile: join(root, 'resources/demo/1-japan.wav'),
    dialogues: onlyThose(await readDialogues(root, { signal }), names),
    readCpu: () => ({ busyMs: 1000 * share * ++looks, totalMs: 1000 * looks }),
    onProgress: (step, done) => void steps.push([step, done]),
  }
  return { host, steps, engines }
}

describe('measureModel', () => {
  it('given a calm computer, takes times and memory, judges replies, tells how far it is, and leaves no process', async () => {
    const { host, steps, engines } = await room(0, 'france-two')
    const figures = await measureModel(host, { signal })
    for (const value of [figures.load_ms, figures.first_token_ms, figures.tokens_per_second])
      expect(value).toBeGreaterThan(0) // on a busy machine it may be less than a token a second
    expect(figures.memory_bytes).toBeGreaterThan(300_000_000)
    expect(figures.talk?.turns).toBe(host.dialogues[0]!.turns.length)
    expect(new Set(steps.map(([step]) => step))).toEqual(
      new Set(['loading', 'timing', 'talking', 'closing']),
    )
    const done = steps.map(([, share]) => share)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(engines.map((engine) => engine.pids())).toEqual([{}, {}])
  })

  it('given other programs at work, refuses before anything is loaded', async () => {
    const { host, engines } = await room(0.6, 'school-facts')
    const measured = measureModel(host, { signal })
    await expect(measured).rejects.toThrow(CodedError)
    await expect(measured).rejects.toMatchObject({ code: 'baseline_not_met' })
    expect(engines).toEqual([])
  })

  // In the window, while it loads: e2e/chapters/this-computer.ts.
  it.runIf(isLongForm)(
    'given somebody who talks while it is judged, ends at once and leaves no process',
    async () => {
      const { host, engines } = await room(0, 'school-facts')
      const abort = new AbortController()
      const onProgress: ModelMeasuringHost['onProgress'] = (step) => {
        if (step === 'talking') abort.abort(new DOMException('talk', 'AbortError'))
      }
      const measured = measureModel({ ...host, onProgress }, { signal: abort.signal })
      await expect(measured).rejects.toThrow('talk')
      expect(engines.map((engine) => engine.pids())).toEqual([{}])
    },
  )
})
