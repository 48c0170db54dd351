// What words over a reply are: a listener's sign of life, a wish to be heard, or the reply's own echo. Pure.
import { soundsWithin } from './sounds-within.ts'

/** What people say to show that they listen, on which nobody gives way. Whole phrases, of which several may follow. */
const BACKCHANNELS = [
  // sounds: mm, hm, mhm, mm-hm, uh-huh, ah, oh, aha, ooh, er, um, huh
  '(?:[mh] ?)+|m+(?: ?h+u*m+)*|h+m+|m+h+m*|u+h+(?: ?h+u+h+)?|u+m+|a+h+|o+h+|o{2,}|e+r+|h+u+h+|a+ ?h+a+|e+h+',
  // a laugh
  '(?:ha ?)+h?|(?:he ?){2,}h?|lol',
  'yeah|yes|yep|yup|ya|yea|okay|ok|o k|kay|right|sure|true|exactly|indeed|absolutely|definitely|totally|agreed|correct|precisely',
  'alright|all right|of course|i see|i know|i get it|i got it|got it|gotcha|i understand|understood|makes? sense|that makes sense',
  '(?:oh )?(?:wow|whoa|gosh|my|boy|man|god|dear|really|nice|cool|great|good|lovely|wonderful|perfect|awesome|amazing|interesting|fascinating|funny)',
  'oh my (?:god|gosh|goodness)|no way|no kidding|you do not say|you don t say|is that so|is that right|fair enough|good point|go on|sounds good',
  '(?:that is|that s|thats|it is|it s|how|very|so|pretty|really) (?:right|true|great|good|nice|cool|lovely|wonderful|perfect|amazing|interesting|fascinating|funny|fair|it)',
  'thank you|thanks|please|please go on|keep going|carry on|fine|super|brilliant|quite(?: so)?|i agree|well(?: well)?',
  // what recognition surely makes of them: "mhm" is spelled, "of course" begins with another word, "got it" is guarded
  'm(?: [a-z])+|(?:(?:and|on|at|in|i m) )?(?:of )?course|i c|o|g(?:od|uard) it',
  // the same in the languages that are spoken here
  'sí|si|claro|vale|ya veo|ajá|exacto|oui|ouais|d accord|ah bon|bien sûr|exactement|voilà|sì|certo|ho capito|va bene|esatto|sim|pois|pois é|entendi|certo|tá bom|ja|genau|ach so|stimmt',
].join('|')
const ONLY_BACKCHANNELS = new RegExp(`^(?:(?:${BACKCHANNELS})(?: |$))+$`, 'u')
const MOST_BACKCHANNEL_WORDS = 6

/** What wins at once, within the first words. */
const STOPS = new RegExp(
  `^(?:(?:${BACKCHANNELS}|please|hey|sorry|but|and) )*(?:${[
    'stop|wait|no(?! way| kidding)|nope|pause|(?:be )?quiet|silence|(?:that s |that is |thats )?enough|shush|hush|shut up|never ?mind|cancel|excuse me',
    '(?:hold|hang) on|(?:just |give me )?(?:one|a|two) (?:second|sec|moment|minute)|just a (?:second|sec|moment|minute)',
    'para|espera|alto|basta|arrête|arrete|stop|attends|attendez|ferma|aspetta|fermati|pare|espere|halt|warte|moment',
  ].join('|')})(?: |$)`,
  'u',
)

/**
 * An echo is heard word by word as it was said. A word or two could be anybody's, unless it is they that have just
 * sounded, and nobody asks back ("Paris?").
 */
const LEAST_ECHO_WORDS = 3
const ECHO_SHARE = 0.75
const SAME_SHARE = 0.5
const ALIKE = 0.6
const JUST_SOUNDED_WORDS = 5

/**
 * "Mm-hm" is no word, and whisper writes what it likes for it ("M. M. Holmes"), but is unsure of it. Of 88 short
 * backchannels by 20 voices that are judged with this, 41 would be known by their words alone. Words that trail off
 * ("Then...") are a mumble sooner.
 */
const UNSURE_BELOW = -1.15
const TRAILING_BELOW = -0.85
const TRAILS = /(?:\.\.\.|…)\W*$/u
const MOST_MUMBLED_WORDS = 3
const LEAST_LAUGHED = 3
/** Words that nobody mumbles: who says one of these wants an answer. */
const MEANT =
  /\b(?:please|who|whose|what|when|where|why|how|which)\b|\b(?:can|could|do|does|is|are) [a-z]/u
/** What recognition, unsure, makes of "stop", "hold on", "hang on", "wait", "shut up", "cancel": none of it of a backchannel. */
const LIKE_STOPS =
  /^(?:st(?:o|ar|al|am|ub|uf|up)|storm|top|hold|f?old(?:ing)? on|hang|(?:turn|and|ten) ?on$|tenon|wai|weight|sh[aou]r?t ?(?:up|out)|c[ao]n[sc]\w*l|hush|push)/u

/** `meant`: words that want an answer; `unclear`: few, of which recognition is not sure. */
export type OverReplyWords = 'none' | 'stop' | 'backchannel' | 'echo' | 'unclear' | 'meant'

export interface Overheard {
  /** The transcript so far of what is heard over the reply. */
  text: string
  /** See Transcription. */
  meanLogProbability: number | undefined
  /** Up to where it was heard, on the session's clock. */
  untilMs: number
}

/** @param said the last words of the reply that have sounded or do so; words that are heard again in their order are its echo */
export function overReplyWords(
  { text: heard, meanLogProbability = 0 }: Pick<Overheard, 'text' | 'meanLogProbability'>,
  said: string,
): OverReplyWords {
  const words = plainWords(heard)
  if (words.length === 0) return 'none'
  const saidWords = plainWords(said)
  const own = words.slice(echoesBefore(words, saidWords))
  if (own.length < words.length && isStop(own)) return 'stop'
  if (isEcho(words, saidWords)) return 'echo'
  if (isStop(words)) return 'stop'
  if (isListening(words) || isListening(own)) return 'backchannel'
  if (isLaughed(words)) return 'unclear'
  if (!heard.includes('?') && soundsAsSaid(words, saidWords)) return 'echo'
  return isMumbled(heard, words, meanLogProbability) ? 'unclear' : 'meant'
}

/** Whether `text` shows that somebody listens, and nothing else. */
export function isBackchannel(text: string): boolean {
  return isListening(plainWords(text))
}

/**
 * Whether `text` is what a reply has just said, heard again when it is over: then people correct it ("for twenty minutes"),
 * and answer what it asked ("Tea or coffee?"), so that words count only as they were said, and of a question none.
 * @param said its last words
 */
export function isOwnEcho(text: string, said: string): boolean {
  if (/\?\W*$/u.test(said) || text.includes('?')) return false
  const [heard, last] = [plainWords(text), plainWords(said)]
  if (heard.length < LEAST_ECHO_WORDS) return heard.length > 0 && hasJustSounded(heard, last)
  const same = inOrder(heard, last, (word, other) => (word === other ? 1 : 0))
  return same >= ECHO_SHARE * heard.length
}

/** How many words a transcript has. */
export function countWords(text: string): number {
  return plainWords(text).length
}

function isMumbled(heard: string, words: readonly string[], meanLogProbability: number): boolean {
  const unsureBelow = TRAILS.test(heard) ? TRAILING_BELOW : UNSURE_BELOW
  if (meanLogProbability >= unsureBelow || words.length > MOST_MUMBLED_WORDS) return false
  const plain = words.join(' ')
  return !MEANT.test(plain) && !LIKE_STOPS.test(plain)
}

/** One word over and over, and none that stops: recognition writes a laugh as "Class, class, class, class." */
function isLaughed(words: readonly string[]): boolean {
  return words.length >= LEAST_LAUGHED && new Set(words).size === 1
}

function isListening(words: readonly string[]): boolean {
  if (words.length === 0 || words.length > MOST_BACKCHANNEL_WORDS) return false
  return ONLY_BACKCHANNELS.test(words.join(' '))
}

function isStop(words: readonly string[]): boolean {
  return STOPS.test(words.join(' '))
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * Whether the few words of `heard` are among the last of `said`, side by side.
 * @param isSecond whether the second of two is that word of `said`
 */
function hasJustSounded(
  heard: readonly string[],
  said: readonly string[],
  isSecond = (word: string, other: string | undefined) => word === other,
): boolean {
  if (heard.length >= LEAST_ECHO_WORDS) return false
  const last = said.slice(-JUST_SOUNDED_WORDS)
  return last.some((_, at) =>
    heard.every((word, i) => (i > 0 ? isSecond(word, last[at + i]) : word === last[at])),
  )
}

/** The same of an echo of which recognition has made other words: a reply that pauses cuts them. */
function soundsAsSaid(heard: readonly string[], said: readonly string[]): boolean {
  if (heard.length >= LEAST_ECHO_WORDS) return false
  if (hasJustSounded(heard, said, beginsAlike)) return true
  return !MEANT.test(heard.join(' ')) && soundsWithin(heard, said.slice(-JUST_SOUNDED_WORDS))
}

/** A word that the reply's pause has cut: "He walked" is heard as "he was". */
function beginsAlike(word: string, other: string | undefined): boolean {
  return word[0] === other?.[0]
}

/** How many words of the beginning of `heard` are an echo of what has just sounded, before somebody began to speak. */
function echoesBefore(heard: readonly string[], said: readonly string[]): number {
  const last = said.slice(-JUST_SOUNDED_WORDS)
  const runs = last.map((_, at) => {
    const differs = heard.findIndex((word, i) => word !== last[at + i])
    return differs < 0 ? heard.length : differs
  })
  return Math.max(0, ...runs)
}

/**
 * Whether most of `heard` stands in `said` in the same order (longest common subsequence). What is left of an echo is
 * misheard: half of it as it was said, and others by their first letters.
 */
function isEcho(heard: readonly string[], said: readonly string[]): boolean {
  if (heard.length < LEAST_ECHO_WORDS) return false
  const same = inOrder(heard, said, (word, other) => (word === other ? 1 : 0))
  const alike = inOrder(heard, said, (word, other) =>
    word === other ? 1 : word[0] === other[0] ? ALIKE : 0,
  )
  return same >= SAME_SHARE * heard.length && alike >= ECHO_SHARE * heard.length
}

/** The most that words of `heard` come to which stand in `said` in the same order, each weighed against the other. */
function inOrder(
  heard: readonly string[],
  said: readonly string[],
  weigh: (word: string, other: string) => number,
): number {
  let row = new Array<number>(said.length + 1).fill(0)
  for (const word of heard) {
    const next = [0]
    for (const [index, other] of said.entries())
      next.push(Math.max(next[index]!, row[index + 1]!, row[index]! + weigh(word, other)))
    row = next
  }
  return row.at(-1)!
}
