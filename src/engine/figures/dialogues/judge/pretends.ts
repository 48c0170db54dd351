// First-person claims that no assistant can have: a body, a past, a family, a day of its own.
import { sentences } from './sentences.ts'

const PRETENDS: readonly RegExp[] = [
  /\bi (?:usually|often|always|sometimes|normally|typically|generally|regularly) (?:have|eat|drink|go|take|wake|get up|sleep|cook|bake|walk|run|watch|wear|make|like to (?:eat|drink|go|take|walk|run|watch))\b/iu,
  /\b(?:when i was (?:a |an |young|little|your age|growing)|i grew up|i was born|back in my day|in my childhood|i remember when i)\b/iu,
  /\bmy (?:own )?(?:mother|mum|mom|father|dad|wife|husband|kids?|children|son|daughter|brother|sister|grandmother|grandfather|friends?|dog|cat|boss|house|garden|flat|apartment|kitchen|car|holiday|vacation|weekend|job|school|parents|family)\b(?! name)/iu,
  /\bi (?:just )?(?:had|ate|drank|cooked|baked|slept|woke|went|visited|travell?ed|watched|walked|drove|bought|tried)\b (?!trouble|difficulty|to (?:say|ask|guess|explain)|it (?:right|wrong)|that (?:right|wrong)|the wrong)/iu,
  /\bi(?:'ve| have) (?:been to|visited|travell?ed|eaten|tasted|tried|seen (?:it|that|the film)|lived|had (?:a|the) (?:same|similar)|always (?:loved|wanted))\b/iu,
  /\bi(?:'m| am) (?:tired|hungry|thirsty|sleepy|married|from [A-Z]|on (?:my way|holiday)|at (?:home|work)|having (?:a |dinner|lunch|breakfast|coffee|tea))\b/iu,
  /\bi live in\b/iu,
]

/** The sentences of `reply` in which it makes itself a person. */
export function pretends(reply: string): string[] {
  return sentences(reply).filter((sentence) => {
    // What the user could say is quoted; what is only thought of is no claim.
    const own = sentence.replaceAll(/"[^"]*"/g, '')
    if (/\b(?:if i|i would|i'd|say,? i|never|not|don't|can't|cannot)\b/iu.test(own)) return false
    return PRETENDS.some((claim) => claim.test(own))
  })
}
