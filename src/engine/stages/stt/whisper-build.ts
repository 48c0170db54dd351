// One way to run whisper.cpp. There are three; the speech recognition process takes the first that works.
import type { WhisperPassResult } from './whisper-addon.ts'
import type { WhisperModelLoaded } from './whisper-methods.ts'
import type { PassSettings } from './whisper-settings.ts'

export interface WhisperModelLoad {
  /** Absolute path of a ggml model. */
  modelFile: string
  /** Absolute path of parley_whisper.node, whether or not it has been built. */
  addonFile: string
  /** Use a GPU where the build has one. */
  gpu: boolean
}

export interface WhisperPass extends PassSettings {
  threads: number
  /** ISO 639-1 code or `auto`. */
  language: string
}

export type WhisperOutcome = Pick<WhisperPassResult, 'text' | 'language' | 'looped'> &
  Partial<Pick<WhisperPassResult, 'meanLogProbability'>>

export interface WhisperBuild {
  readonly loaded: WhisperModelLoaded
  transcribe(
    pcm: Float32Array,
    pass: WhisperPass,
    options: { signal: AbortSignal },
  ): Promise<WhisperOutcome>
}

/** Opens a build. @throws where this machine has not got it, or it cannot read the model */
export type OpenWhisperBuild = (load: WhisperModelLoad) => Promise<WhisperBuild>
