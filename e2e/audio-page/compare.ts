// Measures how alike two sounds are, and what the engine's detector says of a sound.
import * as ort from 'onnxruntime-node'
import { join } from 'node:path'
import { FRAME_SAMPLES } from '../../src/shared/audio-format.ts'

export interface Match {
  /** Where the wanted sound begins in the heard one, in samples. */
  at: number
  /** 1: the same up to loudness; 0: nothing in common. */
  correlation: number
}

/** Finds `wanted` in `heard` between `from` and `to` (samples). */
export function findIn(heard: Float32Array, wanted: Float32Array, from: number, to: number): Match {
  let best: Match = { at: from, correlation: -1 }
  for (let at = Math.max(0, from); at <= to; at++) {
    if (at + wanted.length > heard.length) break
    const correlation = correlate(heard, at, wanted)
    if (correlation > best.correlation) best = { at, correlation }
  }
  return best
}

function correlate(heard: Float32Array, at: number, wanted: Float32Array): number {
  let product = 0
  let heardEnergy = 1e-12
  let wantedEnergy = 1e-12
  for (let i = 0; i < wanted.length; i++) {
    const x = heard[at + i]!
    const y = wanted[i]!
    product += x * y
    heardEnergy += x * x
    wantedEnergy += y * y
  }
  return product / Math.sqrt(heardEnergy * wantedEnergy)
}

/** All of `parts` in a row. */
export function inARow(parts: readonly ArrayLike<number>[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whole frames of 512 samples. */
export function framesOf(pcm: Float32Array): Float32Array[] {
  return Array.from({ length: Math.floor(pcm.length / FRAME_SAMPLES) }, (_, i) =>
    pcm.slice(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES),
  )
}

/** Silero's word on each frame, computed as src/engine/conversation/turn-taking/ does: 64 samples of context. */
export async function engineProbabilities(frames: readonly Float32Array[]): Promise<number[]> {
  const model = join(
    import.meta.dirname,
    '../../node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx',
  )
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1 })
  const probabilities: number[] = []
  let state = new ort.Tensor('float32', new Float32Array(256), [2, 1, 128])
  let context = new Float32Array(64)
  for (const frame of frames) {
    const input = inARow([context, frame])
    const result = await session.run({
      input: new ort.Tensor('float32', input, [1, input.length]),
      state,
      sr: new ort.Tensor('int64', BigInt64Array.of(16_000n), []),
    })
    state = result['stateN'] as typeof state
    context = frame.slice(-64)
    probabilities.push((result['output'] as ort.Tensor).data[0] as number)
  }
  await session.release()
  return probabilities
}
