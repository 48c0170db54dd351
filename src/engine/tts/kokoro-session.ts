// Kokoro-82M on onnxruntime: token ids and a style in, 24 kHz PCM out.
import * as ort from 'onnxruntime-node'

export interface KokoroInput {
  /** Padded token ids. */
  tokens: BigInt64Array
  /** 256 values: a voice's row for this number of tokens. */
  style: Float32Array
  /** 1 is the voice's own pace. */
  speed: number
}

export type Synthesise = (input: KokoroInput) => Promise<Float32Array>

/**
 * Opens the model. Its first input is named `tokens` or `input_ids` and its output `audio` or `waveform`, by exporter.
 *
 * onnxruntime-node runs a session on the calling thread and offers no way to end a run, so one synthesis blocks this
 * process until it is done.
 * @throws Error where the file is no such model
 */
export async function openKokoro(modelFile: string, threads: number): Promise<Synthesise> {
  const session = await ort.InferenceSession.create(modelFile, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Threads that spin while they wait take the cores from the other engines and make this one slower, too.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
  const tokensName = session.inputNames.find((name) => name !== 'style' && name !== 'speed')
  const outputName = session.outputNames[0]
  if (tokensName === undefined || outputName === undefined) throw new Error('not a Kokoro model')
  return async ({ tokens, style, speed }) => {
    const output = await session.run({
      [tokensName]: new ort.Tensor('int64', tokens, [1, tokens.length]),
      style: new ort.Tensor('float32', style, [1, style.length]),
      speed: new ort.Tensor('float32', Float32Array.of(speed), [1]),
    })
    return output[outputName]?.data as Float32Array
  }
}
