// Which models each tier uses: catalogue ids of resources/models/catalog.json.

export type Tier = 'fast' | 'balanced' | 'quality'

export interface TierModels {
  stt: string
  llm: string
}

/** The voice and the detectors are the same in every tier. */
export const VOICE_MODEL = 'kokoro-82m'
/** What is made of it: the front, the generator for windows and for whole utterances. */
export const VOICE_PARTS = {
  front: 'kokoro-front',
  window: 'kokoro-window',
  whole: 'kokoro-whole',
}
export const VOICE_VOCABULARY = 'kokoro-vocab'
export const VAD_MODEL = 'silero-vad-v5'

export const TIERS: Record<Tier, TierModels> = {
  fast: { stt: 'whisper-tiny.en-q8_0', llm: 'llm-0.5b' },
  balanced: { stt: 'whisper-base-q8_0', llm: 'llm-1.5b' },
  quality: { stt: 'whisper-base-q8_0', llm: 'llm-1.5b' },
}
