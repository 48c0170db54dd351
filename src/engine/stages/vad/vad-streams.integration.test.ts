// Two microphones over one detector, where its model is installed.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { readWav } from '../../audio/wav-read.ts'
import type { Vad } from '../../ports.ts'
import { EngineProcess } from '../worker/engine-process.ts'
import { spawnFork } from '../worker/spawn-fork.ts'
import { sileroVad } from './silero-vad.ts'
import type { VadMethods } from './vad-methods.ts'

const root = resolve(import.meta.dirname, '../../../..')
const sileroFile = resolve(root, 'resources/models/silero-vad-v5.onnx')
const file = resolve(root, 'out/main/vad.worker.js')
const { signal } = new AbortController()

describe.skipIf(!existsSync(sileroFile))('vad.worker with two microphones', () => {
  let process: EngineProcess<VadMethods>

  beforeAll(async () => {
    const options = { name: 'voice detection', file, spawn: spawnFork, load: { sileroFile } }
    process = new EngineProcess<VadMethods>(options)
    await process.start({ signal })
  })
  afterAll(() => process?.close())

  const hear = async (vad: Vad, pcm: Float32Array, frame: number): Promise<number> => {
    const samples = pcm.slice(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES)
    return await vad.speechProbability(samples, { signal })
  }

  it('given other speech between the frames of a recording, hears it as if it were alone', async () => {
    const names = ['1-japan.wav', '3-tides.wav'].map((name) =>
      resolve(root, 'resources/demo', name),
    )
    const [one, other] = await Promise.all(
      names.map(async (name) => (await readWav(name, { signal })).pcm),
    )
    const frames = [...Array(60).keys()]
    const alone: number[] = []
    for (const k of frames) alone.push(await hear(sileroVad(process, 1), one!, k))
    const beside: number[] = []
    for (const k of frames) {
      const [heard] = await Promise.all([
        hear(sileroVad(process, 2), one!, k),
        hear(sileroVad(process, 3), other!, k),
      ])
      beside.push(heard)
    }
    expect(Math.max(...alone)).toBeGreaterThan(0.9)
    expect(beside).toEqual(alone)
  })
})
