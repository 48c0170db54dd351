// What a reply claims to have done or to know, though nothing did it and it cannot know.
import type { ToolCall } from './rules.ts'
import { sentences } from './sentences.ts'

interface Claim {
  claim: RegExp
  /** A tool of such a name makes it true; none does where absent. */
  by?: RegExp
  /** One that was called earlier in the dialogue will do: the claim is about what is so. */
  lasts?: true
}

const TIMER = /timer|alarm|remind|wake|alert/iu
const LIST = /list|note|remember|task|todo/iu
const I_DID = `(?:i(?:'ve| have)(?: just| now| already| also)?|i just|i)`
const I_WILL = `(?:i(?:'ll| will| am going to|'m going to| can and will))(?: be sure to| make sure to| also| just| now| gladly| then)?`
const MARK = `(?:an? |the |your |that |this |another |both )?(?:\\S+ ){0,3}`

/** Each is tried on one sentence without its negations. */
const CLAIMS: readonly Claim[] = [
  // "I have set a timer", "I set your alarm", "I've cancelled the reminder"
  claim(
    `\\b${I_DID} (?:set|started|created|added|cancell?ed|stopped|deleted|removed|put|scheduled|paused|turned off) ${MARK}(?:timer|alarm|reminder|countdown)s?\\b`,
    TIMER,
  ),
  claim(
    `\\b${I_WILL} (?:remind|wake|alert|notify|ping|nudge|shout|call you (?:in|at|when|once|after|again)|give you a (?:shout|nudge|call|reminder)|let you know (?:when|in|at|once|after)|tell you (?:when|once) (?:it|the time|time|your))\\b(?! (?:if|that you can))`,
    TIMER,
    true,
  ),
  claim(
    `\\b${I_WILL} (?:set|start|cancel|stop|create) ${MARK}(?:timer|alarm|reminder|countdown)s?\\b`,
    TIMER,
  ),
  claim(
    `\\b(?:timer|alarm|reminder|countdown)s? (?:is|are|has been|have been|was) (?:now |all )?(?:set|started|created|running|cancell?ed|stopped|deleted|removed|scheduled|turned off|gone)\\b`,
    TIMER,
    true,
  ),
  claim(
    `^(?:(?:okay|ok|sure|done|alright|all right|great|got it|of course)[,.!]? )*(?:(?:a|an|your|the) )?(?:\\S+[- ]){0,3}?(?:timer|alarm|reminder|countdown)s?,? (?:set|started|cancell?ed|stopped|starts now|starting)\\b`,
    TIMER,
    true,
  ),
  claim(
    `^(?:(?:okay|ok|sure|done|alright)[,.!]? )*(?:setting|starting|cancell?ing) ${MARK}(?:timer|alarm|reminder)s?\\b`,
    TIMER,
  ),
  claim(
    `\\byou have \\S+ (?:timers?|alarms?|reminders?)\\b(?=.* (?:running|set|left))`,
    TIMER,
    true,
  ),
  // Lists, notes, calendar
  claim(
    `\\b${I_DID} (?:added|put|noted|saved|written|wrote) \\b.{0,40}\\b(?:to|on|in) (?:your|the) (?:\\S+ )?(?:list|notes?|diary)\\b`,
    LIST,
  ),
  claim(
    `\\b(?:${I_DID}|${I_WILL}) (?:add|added|put|schedule|scheduled|enter|entered)\\b.{0,40}\\b(?:calendar|agenda)\\b`,
  ),
  // Messages, mail, calls
  claim(
    `\\b(?:${I_DID}|${I_WILL}) (?:send|sent|text|texted|message|messaged|email|emailed|mail|mailed|phone|phoned|dial|dialled|forward|forwarded|(?:call|called) (?:your|(?:her|him|them) (?:now|for you|right))|ring (?:your|her|him|them))\\b`,
  ),
  claim(`\\b(?:message|text|e-?mail|mail)s? (?:has been |is |was )?sent\\b`),
  claim(`^(?:(?:okay|ok|sure)[,.!]? )*(?:sending|calling|texting|dialling|emailing|phoning) `),
  // Music, lights, orders, bookings
  claim(
    `^(?:(?:okay|ok|sure)[,.!]? )*(?:now )?playing (?!with|a (?:game|sport)|(?:the|an?) (?:piano|guitar|violin|flute|drums?|cello|instrument)|(?:football|tennis|cards|chess|outside|music (?:helps|can|is)))`,
  ),
  claim(
    `\\b(?:${I_DID}|${I_WILL}|i(?:'m| am)) (?:play|played|put on|playing|queue|queued)\\b.{0,40}\\b(?:song|music|playlist|album|track|radio|jazz|piece)\\b`,
  ),
  claim(
    `\\b(?:${I_DID}|${I_WILL}) (?:turn|turned|switch|switched|dim|dimmed) (?:on|off|down|up|the) .{0,30}\\b(?:lights?|lamps?|heating|tv|television|music)\\b`,
  ),
  claim(
    `\\b(?:${I_DID}|${I_WILL}) (?:order|ordered|book|booked|reserve|reserved|buy|bought|purchase|purchased)\\b`,
  ),
  // Looking things up
  claim(
    `\\b(?:${I_DID}|${I_WILL}|let me|i(?:'m| am)) (?:just |quickly )?(?:check|checked|checking|look|looked|looking|search|searched|searching|google|googled|browse|browsed|pull|fetch|find)(?: that| it| this)?(?: up)? ?(?:for |the |online|on )?.{0,20}\\b(?:weather|forecast|news|headlines|web|internet|online|website|traffic|score|e-?mails?|inbox|calendar|messages)\\b`,
  ),
  claim(
    `^(?:one moment|just a (?:moment|second)|please (?:wait|hold)|hold on)\\b.{0,30}\\b(?:check|look|search|find|get|fetch)`,
  ),
  // What it says that it can do
  claim(
    `\\bi can (?:also |even )?(?:play (?:music|songs|your)|send (?:messages|texts|e-?mails?|an? )|make (?:phone )?calls|read (?:you |out )?your (?:e-?mails?|messages|mail)|check (?:the weather|your (?:e-?mail|calendar|messages|inbox)|the news)|tell you the (?:weather|news)|(?:browse|search) (?:the )?(?:web|internet)|read (?:you )?the news|manage your (?:calendar|e-?mails?)|control (?:your )?(?:lights|smart|the lights)|order|book)`,
  ),
]

/** Here and now, which it has no way to know. */
const NOW =
  /\b(?:today|tonight|tomorrow|right now|currently|at the moment|outside|this (?:morning|afternoon|evening|weekend|week))\b/iu
const WEATHER =
  /\b(?:sunny|rain(?:y|ing)?|cloudy|overcast|snow(?:y|ing)?|windy|foggy|stormy|showers|clear skies|degrees|celsius|fahrenheit|humid|chilly|partly)\b/iu
const FORECAST =
  /\b(?:the (?:weather|forecast|temperature)\b.{0,25}\b(?:is|will be|says|looks)|it(?:'s| is| will be|'ll be| looks)|there (?:will|is|are)|expect|highs? of)\b/iu
const NEWS =
  /\b(?:(?:today's|the latest|top|main) (?:news|headlines?|stor(?:y|ies)) (?:is|are|include)|in (?:the news today|today's news|other news)|breaking news:|according to (?:the latest|today's|recent) (?:news|reports)|(?:won|beat|lost to|drew with) .{0,30}\b(?:last night|yesterday|today|\d+ ?(?:-|–|to) ?\d+)|the (?:final )?score (?:was|is) \S*\d)/iu
/** What takes a claim back. */
const NOT =
  /\b(?:cannot|can't|could not|couldn't|not|n't|unable|never|no|if|would|whether|might|may|suppose|imagine|please|should|sounds like|hope|used to|usually|often|when you|once you)\b|n't\b/iu

/**
 * The sentences of `reply` that claim what is not so.
 * @param said what the user said: weather that they told of may be told back
 * @param tools called in this turn
 * @param earlierTools called before it in the same dialogue
 */
export function falseClaims(
  reply: string,
  {
    said,
    tools,
    earlierTools,
  }: { said: string; tools: readonly ToolCall[]; earlierTools: readonly ToolCall[] },
): string[] {
  return sentences(reply).filter((sentence) => {
    if (/\?["')]?$/u.test(sentence)) return false // an offer, a question
    if (foretells(sentence, said)) return true
    return CLAIMS.some(({ claim: pattern, by, lasts }) => {
      const found = pattern.exec(sentence)
      if (!found || NOT.test(sentence.slice(0, found.index + found[0].length))) return false
      const doers = lasts ? [...tools, ...earlierTools] : tools
      return !doers.some(({ name }) => by?.test(name))
    })
  })
}

function foretells(sentence: string, said: string): boolean {
  if (NOT.test(sentence)) return false
  if (NEWS.test(sentence)) return true
  const word = WEATHER.exec(sentence)?.[0].toLowerCase()
  if (word === undefined || said.toLowerCase().includes(word.replace(/(?:y|ing)$/u, '')))
    return false
  const isForecast = FORECAST.test(sentence)
  return isForecast && (NOW.test(sentence) || /\bthe (?:weather|forecast)\b/iu.test(sentence))
}

function claim(source: string, by?: RegExp, lasts?: true): Claim {
  const found = { claim: new RegExp(source, 'iu') }
  return { ...found, ...(by ? { by } : {}), ...(lasts ? { lasts } : {}) }
}
