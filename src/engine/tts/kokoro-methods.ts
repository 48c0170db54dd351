// What the speech process can do.

export interface KokoroLoad {
  /** Absolute path of Kokoro-82M as ONNX. */
  modelFile: string
  /** Absolute path of its phoneme table: JSON, phoneme → token id, bare or under `vocab`. */
  vocabFile: string
  threads: number
}

export interface KokoroLoaded {
  /** e.g. `cpu, onnxruntime 1.30.0` */
  build: string
}

export interface KokoroSpeak {
  text: string
  voice: string
  speed: number
}

export type KokoroMethods = {
  /** Loads the model and the phonemizer and warms both. */
  load: { params: KokoroLoad; chunk: never; result: KokoroLoaded }
  /** Pieces of mono 24 kHz PCM; a sentence is computed when its first piece is pulled. */
  speak: { params: KokoroSpeak; chunk: Float32Array; result: undefined }
}
