// The front of Kokoro: everything from tokens to the frames, the sine source and the style that its generator takes.
import { readFile } from 'node:fs/promises'
import { graphValue } from './onnx-builder.ts'
import { readOnnx, writeOnnx } from './onnx-file.ts'
import { Graph } from './onnx-graph.ts'
import { DURATIONS, FRAMES, SOURCE, STYLE } from './kokoro-names.ts'

/** GraphProto's fields `output` and `value_info`. */
const OUTPUT_TAG = (12 << 3) | 2
const VALUE_INFO_TAG = (13 << 3) | 2

/**
 * Streams the part of the model that makes FRAMES, SOURCE, STYLE and DURATIONS; its inputs are the model's own.
 * @throws CodedError model_corrupt where the model has no such tensors; AbortError
 */
export async function* kokoroFront(
  path: string,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const file = readOnnx(await readFile(path, { signal }))
  const graph = new Graph(file)
  const { nodes, used } = graph.behind([FRAMES, SOURCE, STYLE, DURATIONS], [])
  const kept = file.initializers.filter(({ name }) => used.has(name))
  const outputs = [
    graphValue('output', FRAMES, [1, 512, 'frames']),
    graphValue('output', SOURCE, [1, 'samples']),
    graphValue('output', STYLE, [1, 128]),
    graphValue('output', DURATIONS, [1, 'tokens']),
  ]
  const fields = file.graph.filter(([tag]) => tag !== OUTPUT_TAG && tag !== VALUE_INFO_TAG)
  const pieces = writeOnnx(
    { model: file.model, graph: [...fields, ...outputs] },
    nodes.map(({ raw }) => raw),
    kept.map(({ raw }) => ({ byteLength: raw.length, bytes: () => raw })),
  )
  for (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}
