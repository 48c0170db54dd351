// What the speech recognition process can do.
import type { Transcription } from '../ports.ts'

export type WhisperMethods = {
  /** Opens the best build there is, loads the model and runs one short pass to warm it. */
  load: { params: WhisperLoad; chunk: never; result: WhisperLoaded }
  /** One pass over a clip of at most 30 s. */
  transcribe: {
    params: { pcm: Float32Array; threads: number; language: string }
    chunk: never
    result: Transcription
  }
}

export interface WhisperLoad {
  /** Absolute path of a ggml model. */
  modelFile: string
  /** Absolute path of parley_whisper.node, whether or not it has been built. */
  addonFile: string
  /** Use a GPU where the build has one. */
  gpu: boolean
}

export interface WhisperLoaded {
  /** e.g. `whisper.cpp addon` */
  engine: string
  /** Device and version, e.g. `cpu 1.9.1`. */
  build: string
  multilingual: boolean
}
