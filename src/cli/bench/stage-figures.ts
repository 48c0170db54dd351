// What the benchmark tells of each engine alone.
import type { Percentiles } from '../../shared/percentiles.ts'

/** One pass over real speech, cut or repeated to the exact length, by all threads that STT is allotted. */
export interface SttFigures {
  audio_5s_ms: Percentiles
  audio_30s_ms: Percentiles
}

/** From the text to the first piece of sound (the first clause is cut as in a turn). */
export interface TtsFigures {
  short_first_audio_ms: Percentiles
  /** A text of more than 50 words. */
  long_first_audio_ms: Percentiles
  /** Time of synthesis through length of the speech, over the long text: the median of the runs. */
  real_time_factor: number
}

/** From the request to the first text of the reply. */
export interface LlmFigures {
  /** Nothing of the prompt is in the KV cache. */
  first_token_cold_ms: Percentiles
  /** The system prompt is, the question is not. */
  first_token_warm_ms: Percentiles
  /** All but the last two words of the question are, too: evaluated while the user still speaks. */
  first_token_prefilled_ms: Percentiles
  /** After the first token. */
  tokens_per_second: Percentiles
}
