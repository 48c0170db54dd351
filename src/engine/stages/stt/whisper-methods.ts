// What the speech recognition process can do.
import type { Transcription } from '../../ports.ts'

export type WhisperMethods = {
  /** Opens the best build there is, loads each model and runs one short pass to warm it. */
  load: { params: WhisperLoad; chunk: never; result: WhisperLoaded }
  /** One pass over a clip of at most 30 s. */
  transcribe: {
    params: { model: WhisperModel; pcm: Float32Array; threads: number; language: string }
    chunk: never
    result: Transcription
  }
}

/** Which of the process's models hears a clip. */
export type WhisperModel = 'first' | 'careful' | 'chosen'

export interface WhisperLoad {
  /** Absolute paths of ggml models. */
  modelFiles: OfModels<string>
  /** Absolute path of parley_whisper.node, whether or not it has been built. */
  addonFile: string
  /** Use a GPU where the build has one. */
  gpu: boolean
}

export type WhisperLoaded = OfModels<WhisperModelLoaded>

/** There is always a first one. */
export type OfModels<Value> = { first: Value } & Partial<Record<WhisperModel, Value>>

export interface WhisperModelLoaded {
  /** e.g. `whisper.cpp addon` */
  engine: string
  /** Device and version, e.g. `cpu 1.9.1`. */
  build: string
  multilingual: boolean
}
