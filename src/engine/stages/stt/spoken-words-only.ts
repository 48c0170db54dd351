// Takes out of a transcript what whisper writes for sounds that are not speech.

/**
 * Annotations as in subtitles: [BLANK_AUDIO], (music), *coughs*, ♪ la la ♪. Never with digits: (555) is a number.
 * The models write them for silence and noise as long as brackets are not suppressed (native/whisper, load.cpp).
 */
const ANNOTATION = /\[[^\]\d]*\]|\([^)\d]*\)|\*[^*\d]+\*|♪[^♪]*♪?/gu

/** @returns the trimmed text; empty where there was no speech */
export function spokenWordsOnly(text: string): string {
  const words = text.replaceAll(ANNOTATION, ' ').replaceAll(/\s+/g, ' ').trim()
  return /[\p{Letter}\p{Number}]/u.test(words) ? words : ''
}
