// What one pass is allowed to cost, from the length of its clip.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

/** The encoder's positions: 1500 of 20 ms make whisper's 30 s window. */
const POSITIONS_PER_SECOND = 50
const ALL_POSITIONS = 1500
/** The encoder's matrices run fastest on multiples of it. */
const POSITION_STEP = 16

/** Silence that whisper sees behind the clip. Without it the last word is doubled or lost, short clips above all. */
const MARGIN_SECONDS = 1
const SHORT_CLIP_MARGIN_SECONDS = 2.5
const SHORT_CLIP_SECONDS = 4

/** The longest clip of one pass: whisper's window. */
export const LONGEST_CLIP_SECONDS = 30

/** Fast speech has about four words, five tokens, a second. */
const TOKENS_PER_SECOND = 6
const SPARE_TOKENS = 10

export interface PassSettings {
  audioContext: number
  maxTokens: number
}

/**
 * The encoder's time grows with its context, so a short clip gets a short one
 * (whisper.cpp's `audio_ctx`, https://github.com/ggml-org/whisper.cpp/pull/141).
 * @param samples length of the clip at 16 kHz
 */
export function passSettings(samples: number): PassSettings {
  const seconds = samples / MICROPHONE_SAMPLE_RATE_HZ
  const margin = seconds < SHORT_CLIP_SECONDS ? SHORT_CLIP_MARGIN_SECONDS : MARGIN_SECONDS
  const positions = (seconds + margin) * POSITIONS_PER_SECOND
  return {
    audioContext: Math.min(ALL_POSITIONS, Math.ceil(positions / POSITION_STEP) * POSITION_STEP),
    maxTokens: Math.ceil(TOKENS_PER_SECOND * seconds) + SPARE_TOKENS,
  }
}
