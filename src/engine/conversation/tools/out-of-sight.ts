// What nobody without eyes, network and accounts can know: the weather, the user's post, whether a door is locked; and what a
// voice in a computer did at the weekend. Asked for it, a small model makes an answer up. Such an answer is not spoken.
import { firstSentence } from './first-sentence.ts'

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const SOON = `(?:today|tonight|tomorrow|later|now|outside|out there|at the moment|this (?:morning|afternoon|evening|week)|weekend|on ${DAY})`
const SKY = '(?:rain|snow|dry|wet|sunny|cold|warm|hot|windy|cloudy|nice|mild|freez|icy|foggy|storm)'
const ANYBODY =
  "(?:any ?(?:body|one)|some(?:body|one)|he|she|they|my (?:\\p{L}+ )?\\p{L}+|(?!I\\b)\\p{Lu}[\\p{L}']+)"

interface Topic {
  asks: RegExp
  /** Whoever has spoken of it in this conversation may be told what they said. */
  told: RegExp
  /** What was asked for or wished tells of it, too: a play is. */
  isByWish: boolean
  cannot: string
}

function topic(asks: readonly string[], told: string, cannot: string, isByWish = false): Topic {
  return {
    asks: new RegExp(`\\b(?:${asks.join('|')})`, 'iu'),
    told: new RegExp(`\\b(?:${told})`, 'iu'),
    isByWish,
    cannot,
  }
}

const TOPICS: readonly Topic[] = [
  topic(
    [
      'is it (?:still |already )?(?:raining|snowing|hailing|storming)\\b',
      `(?:is|will|does) it (?:going to |gonna )?(?:be |get |stay )?${SKY}[^?]*\\b${SOON}\\b`,
      'going to (?:rain|snow|freeze)\\b',
      'will it (?:rain|snow|freeze)\\b',
      `(?:weather|forecast)\\b[^?]*\\b${SOON}\\b`,
      `${SOON}(?:'s)? (?:weather|forecast)\\b`,
      "how(?: is|'s) the weather\\b",
      `temperature (?:is it |will it be )?(?:${SOON})\\b`,
      `how (?:warm|cold|hot) (?:is|will) it (?:be )?(?:${SOON})\\b`,
    ],
    'rain|snow|sun|cold|warm|degrees|storm|forecast',
    "I can't see the weather from here. A look out of the window tells you more, or a weather report.",
  ),
  topic(
    [
      `(?:did|has|have) ${ANYBODY} (?:already |just |ever )?(?:writ|call|text(?:ed)?\\b|e-?mail|repl(?:y|ied)|answer|ring\\b|rung\\b|message)\\w*(?: me\\b| to me\\b| back\\b| to my\\b| my\\b|[ .?!]*$)`,
      '(?:do i have|have i got|is there|are there|did i get|any)\\b[^?]*\\b(?:e-?mails?|mail|inbox|messages?|texts?|voicemails?|missed calls?)\\b(?! address)',
      '(?:has|did|is) (?:the|my) (?:post|mail|parcel|package|letter|order|delivery)\\b[^?]*\\b(?:come|came|arrived?|delivered|here|shipped)\\b',
      "who(?: is|'s) (?:calling|ringing|texting|at the door)\\b",
      'who (?:called|rang|wrote|texted)(?: me)?[ ?]*$',
    ],
    'wrote|writ|call|rang|messag|mail|post|parcel|package|letter|order|deliver',
    "I can't see your messages, calls or post from here. Are you waiting for something?",
  ),
  topic(
    [
      '(?:on|in) my (?:calendar|schedule|diary)\\b',
      '(?:do i have|have i got|are there|is there)(?: any| an?)?(?: \\p{L}+)? (?:meetings?|appointments?)\\b',
      `(?:do i have|have i got) (?:any plans|anything (?:on|planned))\\b`,
    ],
    'meeting|appointment|calendar|plan|dentist|doctor|going to|visit|party',
    "I can't see your calendar, I only know what you tell me. What have you planned?",
  ),
  topic(
    [
      '(?:is|are) (?:the|my) (?:\\p{L}+ ){0,2}?(?:doors?|windows?|lights?|lamp|oven|stove|heating|garage|iron|alarm|tv|gate)\\b[^?]*\\b(?:on|off|open|closed|shut|locked|unlocked|running)\\b',
      'did i (?:lock|close|shut|leave|switch|turn)\\b[^?]*\\b(?:door|window|light|lamp|oven|stove|heating|garage|iron|alarm|tv|gate)s?\\b',
    ],
    'lock|clos|open|switch|turn|door|window|light|oven',
    "I can't see your home from here, so I don't know. Best have a look.",
  ),
  topic(
    [
      "(?:how much|what(?: is|'s))\\b[^?]*\\b(?:in|on|of) my (?:\\p{L}+ )?(?:account|card|balance)\\b",
      "what(?: is|'s) my (?:\\p{L}+ )?balance\\b",
      'how much (?:money do i have|battery|storage)\\b',
    ],
    'money|account|balance|euro|dollar|pound|battery',
    "I can't see your accounts or your devices, so I don't know.",
  ),
  topic(
    [
      "(?:how(?: is|'s)|what(?: is|'s)|is there(?: \\p{L}+){0,3}) (?:the )?traffic\\b",
      '(?:is|will) (?:my|the|his|her|their) (?:\\p{L}+ ){0,3}?(?:train|bus|flight|plane|tram|ferry)\\b[^?]*\\b(?:on time|late|delayed|cancell?ed|running)\\b',
      'when (?:does|is|will) (?:the|my) next (?:train|bus|tram|flight|plane|ferry)\\b',
    ],
    'traffic|train|bus|flight|plane|tram|ferry',
    "I can't look up traffic or timetables: I have no internet. Do you have another way to check?",
  ),
  topic(
    [
      `who won\\b[^?]*\\b(?:last night|yesterday|today|tonight|weekend|on ${DAY})\\b`,
      "what(?: is|'s)(?: new)? (?:on (?:tv|television|the radio|the news)|in the (?:news|papers?))\\b",
      "(?:latest|today's) (?:news|headlines|scores?)\\b",
      "what(?: is|'s) (?:the )?(?:[\\p{L}']+ ){0,3}(?:stock|share)(?:s| price)\\b",
      "how (?:are|did) (?:the )?(?:[\\p{L}']+ ){0,2}(?:stocks?|shares?|markets?) (?:do|doing|today)\\b",
      `(?:what(?: was| is|'s)|who(?: has| is|'s)|how did) (?:the score|[^?]{0,30}\\b(?:match|game|race|election))\\b[^?]*\\b(?:last night|yesterday|today|tonight|right now|at the moment)\\b`,
    ],
    'won|news|score|on tv|television',
    "I can't look that up: I have no internet, and nobody told me.",
  ),
  topic(
    [
      'how (?:many|much|far) (?:steps|calories|kilomet(?:er|re)s|miles)?\\b[^?]*\\b(?:did|have) i (?:walk|run|ran|burn|done?|take|move|cycle)\\w*',
      "what(?: is|'s) my (?:pulse|heart rate|blood pressure|weight)\\b",
    ],
    'walk|ran|run|step|mile|kilomet|pulse|weigh',
    "I can't measure that. Do you have a watch that does?",
  ),
  // Its own life, of which it has none; in a play it may have one.
  topic(
    [
      'how (?:was|is) your (?:weekend|day|night|sleep|morning|evening|week|holiday|vacation|trip|family)\\b',
      'did you (?:sleep|eat|dream|have (?:a (?:good|nice|great)|breakfast|lunch|dinner|fun)|enjoy)\\b',
      'what did you (?:do|eat|have|dream|cook|watch) (?:last|yesterday|today|at|for|this|on)\\b',
      'do you have (?:any |a )?(?:children|kids|family|pets?|siblings|brothers?|sisters?|friends|(?:girl|boy)friend|husband|wife)\\b',
      'are you (?:married|hungry|thirsty)\\b',
    ],
    "pretend|play|role|imagine|practi[sc]e|you(?: are|'re) (?:an?|my|the)\\b|let(?: us|'s)",
    "I'm a voice in your computer, so I have no life of that kind. How is it with you?",
    true,
  ),
]
/** Of a place or a season at large, books know. */
const AT_LARGE =
  /\b(?:usually|normally|generally|on average|in (?:spring|summer|autumn|fall|winter|the (?:desert|tropics|arctic)|january|february|march|april|may|june|july|august|september|october|november|december)|on (?:mars|venus|the moon))\b/iu
/** What was asked or wanted tells nothing of how it is: "Send my wife a message." */
const TELLS_NOTHING =
  /^\W*(?:(?:and|so|then|okay|please|well|hey)\W+)*(?:(?:can|could|will|would) you|(?:please )?(?:send|text|tell|call|ring|write|e-?mail|message|play|check|read|remind|set|start|turn|switch|order|book|look|show|open|give|let me know)\b)/iu
/** Says that it does not know, asks, or advises. */
const HONEST =
  /\b(?:can(?:'|’)?t|cannot|can not|unable|not able|no (?:way|access|internet)|(?:do|does)(?: not|n['’]t) (?:know|have (?:access|an? |the |any (?:way|information)))|not sure|no (?:body|home|family|meals|days|weekends?|life)|(?:have not|haven['’]t|did not|didn['’]t) (?:told|tell|said|say|mention(?:ed)?|given?)|depends?|might|may|could|perhaps|maybe|check|look|ask|sorry)\b|\?/iu

/**
 * What is said in place of an answer that nobody here can know.
 * @param transcript English
 * @param saidBefore what the user said in this conversation
 * @returns undefined where the question is none of the kind, or was spoken of before
 */
export function unknowable(transcript: string, saidBefore: string): string | undefined {
  if (AT_LARGE.test(transcript)) return undefined
  const found = TOPICS.find(({ asks }) => asks.test(transcript))
  if (!found) return undefined
  const told = found.isByWish ? saidBefore : tellingOf(saidBefore)
  return found.told.test(told) ? undefined : found.cannot
}

/** The sentences that tell something. */
function tellingOf(said: string): string {
  const sentences = said.match(/[^.!?]+[.!?]*/gu) ?? []
  const telling = sentences.filter(
    (sentence) => !sentence.includes('?') && !TELLS_NOTHING.test(sentence),
  )
  return telling.join(' ')
}

/**
 * The deltas of a reply to a question that nobody here can answer (see `unknowable`). Its first sentence is held back to its
 * end: where it neither owns that, nor asks or advises, `cannot` is said instead of the whole.
 */
export async function* ownUp(
  deltas: AsyncIterable<string>,
  cannot: string,
): AsyncGenerator<string, void, void> {
  let held: string | undefined = ''
  for await (const delta of deltas) {
    if (held === undefined) {
      yield delta
      continue
    }
    held += delta
    const sentence = firstSentence(held)
    if (sentence === undefined) continue
    if (!HONEST.test(sentence)) return yield cannot
    yield held
    held = undefined
  }
  if (held !== undefined && held !== '') yield HONEST.test(held) ? held : cannot
}
