// Takes out of a transcript what whisper writes for sounds that are not speech.

/** What whisper said about a pass, for telling speech from its inventions. */
export interface Confidence {
  noSpeechProbability?: number
  meanLogProbability?: number
}

/** Annotations as in subtitles: [BLANK_AUDIO], (music), *coughs*, ♪ la la ♪. Never with digits: (555) is a number. */
const ANNOTATION = /\[[^\]\d]*\]|\([^)\d]*\)|\*[^*\d]+\*|♪[^♪]*♪?/gu

/** The thresholds of openai/whisper's transcribe(): silence is believed only of a pass that was unsure of its text. */
const NO_SPEECH_PROBABILITY = 0.6
const UNSURE_LOG_PROBABILITY = -1

/** @returns the trimmed text; empty where there was no speech */
export function spokenWordsOnly(text: string, confidence: Confidence = {}): string {
  const { noSpeechProbability = 0, meanLogProbability = 0 } = confidence
  if (noSpeechProbability > NO_SPEECH_PROBABILITY && meanLogProbability < UNSURE_LOG_PROBABILITY) {
    return ''
  }
  const words = text.replaceAll(ANNOTATION, ' ').replaceAll(/\s+/g, ' ').trim()
  return /[\p{Letter}\p{Number}]/u.test(words) ? words : ''
}
