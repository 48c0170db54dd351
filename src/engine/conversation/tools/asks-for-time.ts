// Whether a user wants to be told at a time: a small model sets timers for whatever takes time.

const NUMBER =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|' +
  'nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|quarter|couple|few'
const TIME =
  'noon|midday|midnight|morning|afternoon|evening|night|tonight|tomorrow|again|same|' +
  "monday|tuesday|wednesday|thursday|friday|saturday|sunday|o'clock"
const WHEN = new RegExp(
  String.raw`\d|\b(?:${NUMBER})\b|\ban? (?:second|minute|moment|hour|day|week)\b|\b(?:${TIME})s?\b`,
  'iu',
)
/** Somebody is asked for a sign, or to change one: "tell me", "a shout", "make that eleven". "My test is in two hours" asks for nothing. */
const BIDDING =
  /\bme\b|\bbe told\b|\bwill do\b|\b(?:timer|alarm|reminder|countdown|remind|wake|shout|beep|ring|ping|buzz|set|start|make|change|another|again|instead|longer)\b/iu

/**
 * Whether somebody asks for a sign and names an amount or a time, in English.
 * @param own what of it is the user's own request; what somebody else said may still name the time
 */
export function asksForTime(own: string, transcript = own): boolean {
  return WHEN.test(transcript) && BIDDING.test(own)
}
