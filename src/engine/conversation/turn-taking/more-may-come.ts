// Whether more may come behind words that sound finished: a sentence that ends is not the end of a story, nor a digit that of a
// number. Pure.

/**
 * Nearly everything that is shorter and sounds finished is: of 283 whole turns of bench/talk and bench/people 7 have as many
 * words and neither ask nor bid, of 32 pauses within stories 24 come behind as many.
 */
const LEAST_WORDS = 18
/** What is asked for stands at the end. */
const ASKS = /\?\W*$/u
const BIDS =
  /^(?:(?:and|so|but|now|then|okay|well|please|maybe|just)\W+)*(?:please|tell|give|make|write|explain|help|show|let|ask|teach|remind|set|translate|spell|sing|read|say|start|stop|pretend|begin|name|list|find|pick|choose|suggest|describe|answer|repeat|(?:can|could|would|will) you|i(?:'d| would) like|i (?:need|want) you|don't)\b/iu
const LAST_SENTENCE = /[^.!?]*[.!?]*\W*$/u
/** Three letters or digits by themselves, as names are spelled and numbers are told. */
const SPELLS = /(?:(?<![\p{L}\p{N}'’])[\p{L}\p{N}](?![\p{L}\p{N}'’])[\s,.–-]*){3,}$/u

/** @param transcript of a pause behind words that sound finished */
export function moreMayCome(transcript: string): boolean {
  if (SPELLS.test(transcript)) return true
  const words = transcript.trim().split(/\s+/u)
  if (words.length < LEAST_WORDS || ASKS.test(transcript)) return false
  return !BIDS.test(LAST_SENTENCE.exec(transcript.trim())![0].trim())
}
