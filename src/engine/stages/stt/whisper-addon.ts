// Types of our native addon (native/whisper) and how to open it. Loaded only inside the speech recognition process.
import { createRequire } from 'node:module'
import { chooseAddon, cpuAddonFile } from './whisper-variants.ts'

export interface WhisperAddon {
  /** @throws Error whose message says why the file is no model */
  load(file: string, options: { gpu: boolean }): Promise<WhisperContext>
  devices(): { name: string; description: string; kind: 'cpu' | 'gpu' | 'accelerator' }[]
  /** of whisper.cpp */
  version(): string
  systemInfo(): string
}

export interface WhisperContext {
  describe(): { multilingual: boolean; type: string; device: string }
  /** Queues a pass. The promise of an aborted pass rejects with an AbortError. */
  transcribe(
    pcm: Float32Array,
    options: WhisperPassOptions,
  ): { promise: Promise<WhisperPassResult>; abort: () => void }
  /** Aborts what runs and frees the model. */
  free(): void
}

export interface WhisperPassOptions {
  threads?: number
  /** Encoder positions of 20 ms, up to 1500; 0 for all. */
  audioContext?: number
  /** 0 for no limit. */
  maxTokens?: number
  /** ISO 639-1 code or `auto`. */
  language?: string
  prompt?: string
  suppressNonSpeech?: boolean
  loopGuard?: boolean
}

export interface WhisperPassResult {
  text: string
  language: string
  tokens: { text: string; probability: number }[]
  /** Probability of whisper's no-speech token. */
  noSpeechProbability: number
  /** Mean natural log probability of the tokens. */
  meanLogProbability: number
  looped: boolean
  times: { melMs: number; encodeMs: number; decodeMs: number }
}

/**
 * @param file absolute path of parley_whisper.node, or of where it would be beside several builds of it
 * @throws where there is none or it does not fit this machine
 */
export function openWhisperAddon(file: string): WhisperAddon {
  const load = createRequire(import.meta.url)
  const features = (): string[] => (load(cpuAddonFile(file)) as { features(): string[] }).features()
  const chosen = chooseAddon(file, features)
  if (chosen === undefined) throw new Error('not built')
  return load(chosen) as WhisperAddon
}
