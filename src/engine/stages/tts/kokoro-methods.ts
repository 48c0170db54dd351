// What the speech process can do.
import type { WithinSentence } from '../../ports.ts'

export interface KokoroLoad {
  /** Absolute paths of Kokoro-82M's parts, see src/engine/models/convert/. */
  frontFile: string
  windowFile: string
  wholeFile: string
  /** Folder of the voices' norm models. */
  voicesFolder: string
  /** Folder of the voices' styles. */
  stylesFolder: string
  /** Absolute path of its phoneme table: JSON, phoneme → token id, bare or under `vocab`. */
  vocabFile: string
  threads: number
}

export interface KokoroLoaded {
  /** e.g. `cpu, onnxruntime 1.30.0` */
  build: string
  /** Voices whose sentences are sounded in windows, and so in parts too. */
  partVoices: string[]
}

export interface KokoroSpeak {
  text: string
  voice: string
  speed: number
  /** The rest of the sentence where `text` is a part of one. */
  within?: WithinSentence
  /** Sounded as a whole, not in windows. */
  isWhole?: boolean
}

export type KokoroMethods = {
  /** Loads the model and the phonemizer and warms both. */
  load: { params: KokoroLoad; chunk: never; result: KokoroLoaded }
  /** Pieces of mono 24 kHz PCM, each computed when it is pulled. */
  speak: { params: KokoroSpeak; chunk: Float32Array; result: undefined }
}
