// Kokoro's generator as a model of its own, for windows of an utterance or for all of it.
import { readFile } from 'node:fs/promises'
import { GeneratorGraph, TOLD, type GeneratorKind } from './kokoro-generator-graph.ts'
import { FRAMES, SOURCE, SPECTRUM, STYLE } from './kokoro-names.ts'
import { NORM_GROUPS } from './kokoro-norms.ts'
import { KokoroWeights } from './kokoro-weights.ts'
import { graphValue } from './onnx-builder.ts'
import { readOnnx, writeOnnx } from './onnx-file.ts'
import { Graph } from './onnx-graph.ts'

/** GraphProto.name: any will do, but there must be one. */
const GRAPH_NAME = Buffer.from([(2 << 3) | 2, 9, ...Buffer.from('generator')])

/**
 * Streams the generator of `kind`. Inputs FRAMES, SOURCE, STYLE, for windows also the norms' statistics; output
 * `audio`, 300 samples a frame.
 * @throws CodedError model_corrupt where the model is built differently; AbortError
 */
export async function* kokoroGenerator(
  path: string,
  kind: GeneratorKind,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<Uint8Array, void> {
  const file = readOnnx(await readFile(path, { signal }))
  const graph = new Graph(file)
  const spectrum = graph.behind([SPECTRUM], [SOURCE])
  const copied = file.initializers.filter(({ name }) => spectrum.used.has(name))
  const generator = new GeneratorGraph(new KokoroWeights(file, graph), kind)
  generator.build()
  const { nodes, tensors } = generator.builder
  const pieces = writeOnnx(
    { model: file.model, graph: [GRAPH_NAME, ...inputs(kind), ...generator.outputs] },
    [...spectrum.nodes.map(({ raw }) => raw), ...nodes],
    [...copied.map(({ raw }) => ({ byteLength: raw.length, bytes: () => raw })), ...tensors],
  )
  for (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}

function inputs(kind: GeneratorKind): Uint8Array[] {
  const norms = NORM_GROUPS.reduce((sum, { channels }) => sum + channels, 0)
  const told = kind === 'window' ? [TOLD.mean, TOLD.variance] : []
  return [
    graphValue('input', FRAMES, [1, 512, 'frames']),
    graphValue('input', SOURCE, [1, 'samples']),
    graphValue('input', STYLE, [1, 128]),
    ...told.map((name) => graphValue('input', name, [norms])),
  ]
}
