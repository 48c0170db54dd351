// The recogniser that a user chose: the words that stand are its own.
import type { Stt } from '../../ports.ts'

/** A recogniser that was chosen in the place of a tier's. */
export type ChosenStt = Stt & { readonly multilingual: boolean }

/**
 * Every clip is heard by `chosen`, not only one that a quicker model was unsure of: small models are at times sure of
 * wrong words, and who chose another one does not want those. What is shown while somebody speaks stays with the tier's
 * quick models (recognition.ts): a large one takes longer for a pass than the words take to come.
 * @param usual what the tier hears with, for the languages that are not `isFor` the chosen one
 */
export function lastWord(
  chosen: Stt,
  usual: Stt,
  isFor: (language: string | undefined) => boolean,
): Stt {
  return {
    info: chosen.info,
    transcribe: (pcm, options) =>
      (isFor(options.language) ? chosen : usual).transcribe(pcm, options),
  }
}
