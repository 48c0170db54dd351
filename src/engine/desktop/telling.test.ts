import { describe, expect, it } from 'vitest'
import type { ModelProgress } from '../models/model-status.ts'
import type { ModelsTold } from './models-methods.ts'
import { telling } from './telling.ts'

const at = (doneBytes: number, phase: ModelProgress['phase'] = 'downloading'): ModelProgress => ({
  id: 'llm',
  phase,
  source: 'hub',
  doneBytes,
  totalBytes: 100,
  bytesPerSecond: null,
  secondsLeft: null,
})
const { signal } = new AbortController()

describe('telling', () => {
  it('given work that tells faster than it is asked, keeps the latest of each step and every notice', async () => {
    const stream = telling(signal, async ({ onProgress, onNotice }) => {
      for (let bytes = 0; bytes <= 90; bytes += 10) onProgress?.(at(bytes))
      onNotice?.('the hub cannot be reached')
      onProgress?.(at(5, 'verifying'))
      return 'done'
    })
    const told: ModelsTold[] = []
    let step = await stream.next()
    for (; !step.done; step = await stream.next()) told.push(step.value)
    expect(told).toEqual([
      { progress: at(90) },
      { notice: 'the hub cannot be reached' },
      { progress: at(5, 'verifying') },
    ])
    expect(step.value).toBe('done')
  })

  it('given work that tells later, waits for it', async () => {
    const stream = telling(signal, async ({ onNotice }) => {
      await new Promise((resolve) => setImmediate(resolve))
      onNotice?.('at last')
    })
    expect(await stream.next()).toEqual({ done: false, value: { notice: 'at last' } })
    expect(await stream.next()).toEqual({ done: true, value: undefined })
  })

  it('given work that fails, tells what came before and throws its error', async () => {
    const stream = telling(signal, async ({ onNotice }) => {
      onNotice?.('first')
      throw new Error('the disk is full')
    })
    expect((await stream.next()).value).toEqual({ notice: 'first' })
    await expect(stream.next()).rejects.toThrow('the disk is full')
  })
})
