// The voice detection process: Silero VAD on onnxruntime.
import * as ort from 'onnxruntime-node'
import { FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { Heartbeat } from '../worker/heartbeat.ts'
import { serve } from '../worker/serve.ts'
import type { VadMethods } from './vad-methods.ts'

/**
 * Silero v5 looks at the last 64 samples of the previous frame too. Its reference wrapper prepends them
 * (snakers4/silero-vad, utils_vad.py, OnnxWrapper); without them the probabilities flutter inside words.
 */
const CONTEXT_SAMPLES = 64

let session: ort.InferenceSession | undefined
/** What was heard of each stream so far. */
const streams = new Map<number, { state: ort.Tensor; context: Float32Array }>()

serve<VadMethods>(
  {
    // eslint-disable-next-line require-yield -- a method without chunks
    async *load({ sileroFile }) {
      // One thread: a frame takes 0.2 ms, and the cores belong to the other engines.
      session = await ort.InferenceSession.create(sileroFile, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
      })
      return undefined
    },

    // eslint-disable-next-line require-yield
    async *frame({ stream, samples }) {
      if (!session) throw new Error('load comes first')
      const { state, context } = streams.get(stream) ?? beginning()
      const input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES)
      input.set(context)
      input.set(samples, CONTEXT_SAMPLES)
      const result = await session.run({
        input: new ort.Tensor('float32', input, [1, input.length]),
        state,
        sr: new ort.Tensor('int64', BigInt64Array.of(BigInt(MICROPHONE_SAMPLE_RATE_HZ)), []),
      })
      const stateAfter = result['stateN'] as ort.Tensor
      streams.set(stream, { state: stateAfter, context: input.slice(FRAME_SAMPLES) })
      return (result['output'] as ort.Tensor).data[0] as number
    },

    // eslint-disable-next-line require-yield
    async *reset({ stream }) {
      streams.delete(stream)
      return undefined
    },
  },
  { heartbeat: new Heartbeat() },
)

function beginning(): { state: ort.Tensor; context: Float32Array } {
  const state = new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128])
  return { state, context: new Float32Array(CONTEXT_SAMPLES) }
}
