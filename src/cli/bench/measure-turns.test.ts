import { describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import type { Output } from '../output.ts'
import { measureColdTurns } from './measure-turns.ts'

const files = [{ name: 'a.wav', pcm: new Float32Array(512) }]
const options = { talk: 'duplex' as const, output: {} as Output, signal: AbortSignal.abort() }

describe('measureColdTurns', () => {
  it('given an engine that fails, closes it all the same', async () => {
    const close = vi.fn(async () => {})
    const newVad = () => {
      throw new Error('the detector is gone')
    }
    const failing = { newVad, close } as unknown as Engine
    await expect(measureColdTurns(async () => failing, files, options)).rejects.toThrow('gone')
    expect(close).toHaveBeenCalledTimes(1)
  })
  it('given no recordings, opens nothing and has no figures', async () => {
    const open = vi.fn()
    const { figures, waterfalls } = await measureColdTurns(open, [], options)
    expect(open).not.toHaveBeenCalled()
    expect({ n: figures.n, p50: figures.voice_to_voice_ms.p50, waterfalls }).toEqual({
      n: 0,
      p50: null,
      waterfalls: [],
    })
  })
})
