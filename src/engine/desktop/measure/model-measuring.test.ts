import { describe, expect, it } from 'vitest'
import type { ModelMeasuring as State } from '../../../shared/window/app-state.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import type { ModelStatus } from '../../models/model-status.ts'
import type { ModelFigures } from './measure-model.ts'
import { ModelMeasuring, type Measurable, type OnMeasuring } from './model-measuring.ts'

const FIGURES: ModelFigures = {
  load_ms: 900,
  first_token_ms: 100,
  tokens_per_second: 30,
  memory_bytes: 2e9,
  voice_to_voice_ms: 820,
  keeps_up: true,
  talk: null,
}

function room() {
  const told: (State | null)[] = []
  const saved: Record<string, object> = {}
  const asked: Measurable[] = []
  const waking = new AbortController()
  const state = {
    isIdle: true,
    isAside: false,
    measuredAgain: 0,
    fail: undefined as Error | undefined,
  }
  let go: (() => void) | undefined
  const measuring = new ModelMeasuring({
    keeper: () => ({
      aside: async (run) => {
        state.isAside = true
        await run(waking.signal).finally(() => (state.isAside = false))
      },
    }),
    isIdle: () => state.isIdle,
    statuses: async () =>
      [
        { id: 'mine', kind: 'llm', state: 'installed', sha256: 'abc' },
        { id: 'gone', kind: 'llm', state: 'missing', sha256: null },
        { id: 'ear', kind: 'stt', state: 'installed', sha256: 'def' },
        { id: 'mouth', kind: 'tts', state: 'installed', sha256: 'ghi' },
      ] as ModelStatus[],
    measure: async (
      { id, kind }: Measurable,
      onProgress: OnMeasuring,
      { signal }: { signal: AbortSignal },
    ) => {
      asked.push({ id, kind })
      onProgress('talking', 0.5)
      await new Promise<void>((resolve, reject) => {
        go = resolve
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
      if (state.fail !== undefined) throw state.fail
      return FIGURES
    },
    save: async (id, measured) => void (saved[id] = measured),
    tell: <Name extends EventName>(name: Name, payload: WindowEvents[Name]) => {
      if (name === 'measuring') told.push(payload as State | null)
    },
    now: () => new Date(0),
    onMeasured: () => state.measuredAgain++,
  })
  return { measuring, told, saved, asked, state, waking, finish: () => go?.() }
}

describe('ModelMeasuring', () => {
  it('given a model that is here, then it is measured aside, told of as it goes on, and kept for these weights', async () => {
    const { measuring, told, saved, state, finish } = room()
    const run = measuring.run('mine')
    await Promise.resolve()
    expect(state.isAside).toBe(true)
    expect(measuring.state).toEqual({ id: 'mine', step: 'talking', done: 0.5 })
    finish()
    await run
    expect(told).toEqual([
      { id: 'mine', step: 'loading', done: 0 },
      { id: 'mine', step: 'talking', done: 0.5 },
      null,
    ])
    expect(saved['mine']).toMatchObject({ ...FIGURES, sha256: 'abc' })
    expect(state.measuredAgain).toBe(1)
  })

  it('given a recogniser, then it is measured as one', async () => {
    const { measuring, asked, saved, finish } = room()
    const run = measuring.run('ear')
    await Promise.resolve()
    finish()
    await run
    expect(asked).toEqual([{ id: 'ear', kind: 'stt' }])
    expect(saved['ear']).toMatchObject({ sha256: 'def' })
  })

  it.each(['the user stops it', 'somebody talks'])(
    'given %s, then nothing is kept, nothing fails, and it can be measured again',
    async (what) => {
      const { measuring, saved, state, waking } = room()
      const run = measuring.run('mine')
      await Promise.resolve()
      if (what === 'somebody talks') waking.abort(new DOMException('talk', 'AbortError'))
      else measuring.stop()
      await run
      expect(saved).toEqual({})
      expect([measuring.state, state.measuredAgain]).toEqual([null, 0])
    },
  )

  it('given a conversation, another measurement, or a model that is not here or cannot be measured, then it is refused', async () => {
    const { measuring, state, finish } = room()
    for (const id of ['gone', 'mouth', '../x'])
      await expect(measuring.run(id)).rejects.toMatchObject({ code: 'model_missing' })
    state.isIdle = false
    await expect(measuring.run('mine')).rejects.toMatchObject({ code: 'usage' })
    state.isIdle = true
    const run = measuring.run('mine')
    await Promise.resolve()
    await expect(measuring.run('mine')).rejects.toThrow(/already/)
    finish()
    await run
  })

  it('given it fails, then that is thrown, and nothing is kept', async () => {
    const { measuring, saved, state, finish, told } = room()
    state.fail = new Error('too busy')
    const run = measuring.run('mine')
    await Promise.resolve()
    finish()
    await expect(run).rejects.toThrow('too busy')
    expect([saved, told.at(-1)]).toEqual([{}, null])
  })
})
