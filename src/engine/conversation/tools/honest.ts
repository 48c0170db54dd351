// A reply may not claim what no tool did: a sentence of the model that says so is not spoken.
import { claimsDeedAbroad, mayClaimAbroad } from './claims-abroad.ts'
import { firstSentence } from './first-sentence.ts'

/** Said in its place. */
export const CANNOT =
  'I cannot do that myself, but I can set timers and reminders, or help you with words and ideas.'

/** Of what it can be asked about: no further is anything given before it is known what follows. */
const CAN_BE_ASKED = /\byou can ask me\b/iu
const FOR_THIS = ' for stories, explanations and translations, or to set timers and reminders.'

/** The assistant, and what may stand between it and its deed. */
const SPEAKER =
  "\\b(?:I|I['’]ll|I['’]ve|I['’]m|let me)(?: (?:will|have|am|can|shall|just|now|already|also|gladly|happily|then|be|been|going to))*"
/** What somebody without hands and network may not say of itself. */
const DEEDS = [
  String.raw`(?:set|start(?:ed|ing)?|setting|add(?:ed|ing)?|cancel(?:l?ed|l?ing)?|schedul(?:e|ed|ing))\b[^.!?]*\b(?:timer|alarm|reminder|calendar|appointment)s?\b`,
  String.raw`(?:remind|wake|alert|notify|ping|nudge) you\b`,
  String.raw`(?:call|phone|ring|text) you (?:back|up|again|later|in|at|on|when|once|as soon|after|before|tomorrow|tonight|then)\b`,
  String.raw`let you know (?:when|once|as soon|in|at|after)\b`,
  String.raw`(?:send|sent|sending|text(?:ed|ing)?|forward(?:ed|ing)?|email(?:ed|ing)?)\b[^.!?]*\b(?:your|him|her|them|message|email|text|it)\b`,
  String.raw`(?:call(?:ed|ing)?|phon(?:e|ed|ing)|dial(?:l?ed|l?ing)?|ring(?:ing)?) (?:up )?(?:your|him|her|them|the)\b`,
  String.raw`play(?:ed|ing)?\b[^.!?]*\b(?:music|songs?|jazz|playlist|radio|album|tracks?|video|podcast|tunes?)\b`,
  String.raw`(?:order(?:ed|ing)?|book(?:ed|ing)?|reserv(?:e|ed|ing)|buy(?:ing)?|bought)\b[^.!?]*\b(?:you|your|table|tickets?|online)\b`,
  String.raw`(?:turn(?:ed|ing)?|switch(?:ed|ing)?)\b[^.!?]*\b(?:lights?|lamp|heating|tv|television|radio|alarm)\b`,
]
const CLAIM = new RegExp(`${SPEAKER} (?:${DEEDS.join('|')})`, 'iu')
/** What it says that it can, and what of that is out of its reach. */
const OFFER =
  "(?:\\b(?:I (?:can|will|could|am able to|['’]m able to)|I['’](?:ll|m able to)|let me)(?: (?:also|even|now|just|gladly|happily|quickly))* (?:read|check|access|open|get|look|search|browse|tell you (?:about|what)|give you|keep you)|\\byou can ask me (?:about|for))"
const OUT_OF_REACH = String.raw`e?mails?|inbox|calendar|your (?:messages|files|photos|schedule)|the weather|weather (?:report|forecast)s?|forecasts?|the (?:latest )?(?:news|headlines)|(?:latest|today['’]s) (?:news|headlines)|traffic|(?:share|stock) prices?|(?:football|match|sports?) (?:scores?|results?)|(?:on ?line|the internet|the web)`
const FALSE_OFFER = new RegExp(`${OFFER}\\b[^.!?]*\\b(?:${OUT_OF_REACH})\\b`, 'iu')
/** So many words behind an offer, what it is about has been said. */
const MAY_OFFER = new RegExp(
  `${OFFER}(?:\\W+[\\w'’]+){0,5}\\W*$|\\byou can ask me(?: \\w*)?$`,
  'iu',
)

/** Not a promise: what it cannot, would, or only asks. */
const NO_CLAIM =
  /\b(?:can't|cannot|can not|not able|unable|couldn't|won't|don't|would|could|if)\b|\?/iu
/** What it is able to do is true: "Yes, I can set timers." With a time in it, it would be taken for done. */
const ABLE =
  /\bI can(?: (?:also|certainly|gladly|even))? (?:set|start|cancel|remind)\b(?![^.!?]*\b(?:\d+|minutes?|hours?|seconds?|o['’]clock|tomorrow|tonight|an? (?:minute|hour|moment))\b)/iu
/** Before an offer in one sentence: "I cannot read your mail, but I can check it with you." */
const DECLINES = /\b(?:can't|cannot|can not|not able|unable|don't|do not)\b|\?/iu
/** What stands before a claim without a speaker, the things that it is about, and what is said of these or by itself. */
const BEGUN = String.raw`^\W*(?:(?:okay|ok|sure|done|alright|all right|of course|certainly|yes)\W+)*`
const OWNERS = ['your', 'the', 'a', 'all', 'all the', 'both']
const THINGS = ['timer', 'alarm', 'reminder', 'message', 'email', 'text']
const WHOSE = `(?:${OWNERS.join('|')})`
const THING = `(?:${WHOSE} )?(?:${THINGS.join('|')})`
const PLAYING = String.raw`(?:now )?playing\b`
/** Done without a speaker: "Timer set.", "Playing jazz now.", "Message sent.", "Reminder: call Ann." */
const DONE = new RegExp(
  String.raw`${BEGUN}(?:(?:timer|alarm|reminder)s? ?:|${THING}s?\b[^.!?]{0,30}\b(?:set|sent|started|cancell?ed|added|scheduled|saved)\b|${PLAYING})`,
  'iu',
)

/** Whether `sentence` says that the assistant did, does or will do something in the world, or sees what it cannot. */
export function claimsDeed(sentence: string): boolean {
  if (isFalseOffer(sentence) || claimsDeedAbroad(sentence)) return true
  if (NO_CLAIM.test(sentence) || ABLE.test(sentence)) return false
  return DONE.test(sentence) || CLAIM.test(sentence)
}

function isFalseOffer(sentence: string): boolean {
  const offer = FALSE_OFFER.exec(sentence)
  if (!offer || sentence.includes('?')) return false
  return !DECLINES.test(sentence.slice(0, offer.index + offer[0].length))
}

/** A sentence that may still become a claim: its deed is not said yet, or not to its end. Such a one is waited for. */
const MAY_CLAIM = new RegExp(
  `${SPEAKER}(?: \\w*)?$|\\bI['’]\\w{0,2}$|${SPEAKER} (?:set|start|add|cancel|schedul|remind|wake|alert|notify|ping|nudge|let|sen[dt]|text|forward|e?mail|call|phon|dial|ring|play|order|book|reserv|buy|bought|turn|switch)`,
  'iu',
)
/** The same of what is said without a speaker. */
const MAY_BE_DONE = new RegExp(
  String.raw`${BEGUN}(?:(?:(?:${WHOSE} )?${begunOf(THINGS)}|${begunOf([...OWNERS, 'now', 'playing'])})?\W*$|${THING}s?\b|${PLAYING})`,
  'iu',
)

/**
 * The deltas of a reply without claims. Only a sentence that speaks of the assistant and one of its deeds is held back to
 * its end; all others pass as they come. Behind a claim the reply ends; so it does behind a
 * sentence that it says for the second time: a small model goes on with it for ever.
 */
export async function* honest(deltas: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let sentence = ''
  let given = 0
  const before = new Set<string>()
  for await (const delta of deltas) {
    sentence += delta
    for (;;) {
      const whole = firstSentence(sentence)
      if (whole === undefined) break
      const { length } = whole
      if (claimsDeed(whole)) return yield said(given, whole)
      if (before.has(whole.trim())) return
      before.add(whole.trim())
      if (length > given) yield sentence.slice(given, length)
      given = Math.max(0, given - length)
      sentence = sentence.slice(length)
    }
    if (
      MAY_CLAIM.test(sentence) ||
      mayOffer(sentence) ||
      mayClaimAbroad(sentence) ||
      (given === 0 && MAY_BE_DONE.test(sentence))
    )
      continue
    if (sentence.length > given) yield sentence.slice(given)
    given = sentence.length
  }
  if (claimsDeed(sentence)) return yield said(given, sentence)
  if (sentence.length > given) yield sentence.slice(given)
}

function mayOffer(sentence: string): boolean {
  return MAY_OFFER.test(sentence) || FALSE_OFFER.test(sentence)
}

/** What was given of the sentence is said already, as in "Nice, ". */
function said(given: number, sentence: string): string {
  const offer = CAN_BE_ASKED.exec(sentence)
  if (offer) return `${sentence.slice(0, offer.index)}${offer[0]}${FOR_THIS}`.slice(given)
  const space = given > 0 ? /\s$/u.test(sentence.slice(0, given)) : !/^\s/u.test(sentence)
  return space ? CANNOT : ` ${CANNOT}`
}

/** A pattern of one of `words`, or of how it begins: words come in pieces. */
function begunOf(words: readonly string[]): string {
  const begun = words.flatMap((word) => [...word].map((_, at) => word.slice(0, at + 1)))
  return `(?:${[...new Set(begun)].join('|')})`
}
