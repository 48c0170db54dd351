// Judges frames by Silero VAD v5, off the page's thread, so that drawing and hearing do not wait for each other.
import { Silero } from '@ricky0123/vad-web/dist/models/silero'
import type { Model } from '@ricky0123/vad-web/dist/models/common'
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url'
import * as ort from 'onnxruntime-web/wasm'
import { FRAME_SAMPLES } from '../../shared/audio-format.ts'
import type { FromVad, ToVad } from './vad-messages.ts'

// One thread needs no SharedArrayBuffer, and a frame takes a millisecond.
ort.env.wasm.numThreads = 1

const silero = load()
let last: Promise<unknown> = silero

self.onmessage = ({ data }: MessageEvent<ToVad>) => {
  last = last.then(() => answer(data)).catch(fail)
}

async function load(): Promise<Model> {
  try {
    const model = await Silero.new(ort, fetchModel)
    await model.process(new Float32Array(FRAME_SAMPLES)) // the first run is slow
    model.reset_state()
    return model
  } catch (error) {
    fail(error)
    throw error
  }
}

async function fetchModel(): Promise<ArrayBuffer> {
  const response = await fetch(modelUrl)
  if (!response.ok) throw new Error(`${modelUrl}: ${response.status}`)
  return response.arrayBuffer()
}

async function answer(message: ToVad): Promise<void> {
  const model = await silero
  if (message.what === 'reset') return model.reset_state()
  const { isSpeech } = await model.process(message.samples)
  tell({ what: 'probability', value: isSpeech })
}

function fail(error: unknown): void {
  tell({ what: 'failed', message: error instanceof Error ? error.message : String(error) })
}

function tell(message: FromVad): void {
  self.postMessage(message)
}
