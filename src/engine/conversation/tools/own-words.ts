// What of an utterance is the user's own request: not what somebody else said, what is only spoken about, told of others, or
// forbidden.

/** What stands between marks is named, not meant. The apostrophe of "don't" opens none. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|\[[^\]]*\]|(?<![\p{L}\d])['‘][^'’]*['’](?![\p{L}\d])/gu

/** Whoever writes marks of a chat template does not talk to us from there on. */
const TEMPLATE = /<\|[\s\S]*$/u

/** Inflected: "tell me", "ask me" and "shout" without an ending are addressed to the assistant. */
const SAYING =
  'said|says|saying|(?<!be )told|tells|telling|asked|asks|asking|shouted|shouts|shouting|yelled|yells|yelling|whispered|whispers|' +
  'wrote|writes|written|texted|replied|replies|answered|announced|sang|sings|reads|thought|dreamt|dreamed|mentioned|mentions|' +
  'claimed|claims|explained|explains|suggested|suggests|insisted|insists|wonder|wondered|goes(?=[,:])|(?:go|goes|went|was|were) like(?: this| that)?'
/** Whoever wants words said, written or explained means the words. */
const NAMING =
  'say|quote|repeat after|spell|pronounce|translate|write|sing|read|recite|sum up|rephrase|the words?|the sentence|the phrase|' +
  'the text|the example|is called|nickname is|mean by'
/**
 * From a verb of saying to the end of what it governs: a mark behind which the user speaks again. A comma or a colon
 * right behind the verb opens what is said.
 */
const REPORTED = new RegExp(`\\b(?:${SAYING}|${NAMING})\\b[,:]?[^,;.!?\\n]*`, 'giu')
/** A colon within a sentence opens what is said or shown, to the end of the sentence. */
const SHOWN = /:[^.!?\n]*/gu

const VERB =
  'set|sets|start|starts|started|make|makes|made|cancel(?:s|l?ed)?|stop(?:s|ped)?|delete[sd]?|remove[sd]?|clear(?:s|ed)?|' +
  'drop(?:s|ped)?|forgets?|forgot|turn(?:s|ed)?|wakes?|woke|reminds?|reminded|rings?|rang|need(?:s|ed)?|use[sd]?|had|has'
const BETWEEN =
  "(?: (?:have|has|had|will|would|just|always|often|never|usually|once|already|also|then|only|could|must|did|do|don't|didn't))*"
/** Others do it, or it was done: "they cancel flights", "my sister cancelled her wedding", "I set it this morning". */
const TOLD = new RegExp(
  `\\b(?:he|she|they|we|who|people|everyone|nobody|someone|(?:my|your|his|her|our|their|the|a|an) \\p{L}+(?: \\p{L}+)?)${BETWEEN} (?:${VERB})\\b[^,;.!?\\n]*|` +
    `\\bI(?:'ve|'d)?${BETWEEN} (?:set|started|made|cancell?ed|stopped|deleted|removed|cleared|dropped|turned|used|had)\\b[^,;.!?\\n]*`,
  'giu',
)
/** "Don't forget to", "don't let me" and "why don't you" ask for it all the same. */
const FORBIDDEN =
  /\b(?<!why )(?:do not|don['’]t|never|no way|should not|shouldn['’]t|must not|mustn['’]t|without)(?! (?:forget|let me|need)\b)(?: you)?\b[^,;.!?\n]*/giu

/** What is asked is no request, but "can you", "what about" and "is it possible" are. */
const ASKED =
  /(?<=^|[,;.!?\n–]\s*)(?:(?:and|so|but|well|okay|oh|hey)[, ]+)*(?:which\b[^.!?\n]*|(?:what|who|how|why|when|where|is|are|was|were|should|am|(?:do|does|did|have|has) (?:i|you|we|they|he|she|it|people|the|my|your))\b(?! about\b| not\b| don['’]t you\b| it possible\b| you able\b| think you\b)[^,;.!?\n]*)/giu

/** Without what is no request of the user's, which leaves a gap of one dash. */
export function ownWords(transcript: string): string {
  let left = transcript.replace(TEMPLATE, '')
  for (const part of [QUOTED, SHOWN, REPORTED, FORBIDDEN, TOLD, ASKED])
    left = left.replaceAll(part, ' – ')
  return left
}
