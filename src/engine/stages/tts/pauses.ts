// How long the voice rests after what it has said.

/** Between sentences: a breath. */
const SENTENCE_PAUSE_MS = 200
/** At a comma, a colon, a dash. */
const CLAUSE_PAUSE_MS = 120
/** Where a sentence was cut between two words, there is no pause in speech either. */
const WORD_PAUSE_MS = 20

/**
 * Silence in ms that belongs after `said`, by its last punctuation mark (closing quotes and brackets aside).
 * It travels at the end of a clause's last piece: never in front of a sound that somebody waits for, and the gap
 * to the next clause is right however that one is spoken.
 * @param said text or phonemes
 */
export function pauseAfterMs(said: string): number {
  const mark = /([.!?…]|[,;:—–-])?["'”’»)\]\s]*$/u.exec(said)?.[1]
  if (mark === undefined) return WORD_PAUSE_MS
  return /[.!?…]/u.test(mark) ? SENTENCE_PAUSE_MS : CLAUSE_PAUSE_MS
}
