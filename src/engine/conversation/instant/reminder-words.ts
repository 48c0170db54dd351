// Reads the request for a reminder: what about, and when, in either order.
import { whenOf } from './when-words.ts'
import { WordReader } from './word-reader.ts'

const REMIND = ['remind me', 'please remind me', 'make sure to remind me', 'remember to remind me']
const FORGET = [
  "don't let me forget",
  'do not let me forget',
  'make sure i do not forget',
  "make sure i don't forget",
]
const A_REMINDER = [
  ...[
    'set',
    'set up',
    'make',
    'create',
    'add',
    'put in',
    'give me',
    'i need',
    'i would like',
    'i want',
  ].flatMap((verb) => [`${verb} a reminder`, `${verb} me a reminder`, `${verb} another reminder`]),
  ...['a reminder', 'reminder'],
]
/** Begin what is to be told, not what is to be done. */
const ASKING = /^(?:what|who|whom|whose|which|how|why|where|when|if|again|whether)$/
/** More than one request, or one that comes again and again, which we do not have. */
const BEYOND = /^(?:every|each|daily|weekly|whenever|unless)$/
const LONGEST = 24
/** A reminder without a time that is asked for one: beyond, something else may be meant. */
const LONGEST_UNTIMED = 9
const SECOND =
  /\band (?:then |also )?(?:tell|what|who|how|why|when|where|set|give|play|explain|start|cancel)\b/

export interface ReminderWords {
  about: readonly string[]
  /** Empty where no time was said. */
  when: readonly string[]
}

/**
 * "remind me to call ann in ten minutes", "remind me tomorrow at nine about the bread", "don't let me forget the bread at
 * six", "set a reminder for six to call ann". Undefined for what is none, such as "remind me what a prime is".
 */
export function readReminder(words: readonly string[], now: Date): ReminderWords | undefined {
  if (words.length > LONGEST || words.some((word) => BEYOND.test(word))) return undefined
  const reader = new WordReader(words)
  const opening = reader.take(...REMIND, ...FORGET, ...A_REMINDER)
  if (opening === undefined) return undefined
  const rest = words.slice(reader.position)
  return whenFirst(rest, now) ?? whenLast(rest, now, FORGET.includes(opening))
}

/** "tomorrow at nine to call ann": the longest time that comes first. */
function whenFirst(words: readonly string[], now: Date): ReminderWords | undefined {
  for (let length = words.length; length > 0; length--) {
    const when = words.slice(0, length)
    const isWhen = whenOf(when, now) ?? (when[0] === 'for' ? whenOf(when.slice(1), now) : undefined)
    if (!isWhen) continue
    if (when[0] === 'for') when.shift()
    if (length === words.length) return { about: [], when }
    const about = aboutOf(words.slice(length))
    if (about) return { about: about.words, when }
  }
  return undefined
}

/** "to call ann tomorrow at nine": the longest time that comes last. */
function whenLast(
  words: readonly string[],
  now: Date,
  isThing: boolean,
): ReminderWords | undefined {
  for (let from = 1; from < words.length; from++) {
    const when = words.slice(from)
    if (!whenOf(when, now)) continue
    const about = aboutOf(words.slice(0, from), isThing)
    if (about) return { about: about.words, when }
  }
  const about = aboutOf(words, isThing)
  // "Remind me about the French Revolution" wants to be told of it.
  const isAlone = words.length <= LONGEST_UNTIMED && !SECOND.test(words.join(' '))
  return about?.isToDo && isAlone ? { about: about.words, when: [] } : undefined
}

/** Without "to", "about" or "that", which only `isThing` can do without. */
function aboutOf(
  words: readonly string[],
  isThing = false,
): { words: readonly string[]; isToDo: boolean } | undefined {
  const [link = '', ...rest] = words
  if (/^(?:to|about|of|that|for)$/.test(link))
    return rest.length === 0 || ASKING.test(rest[0]!)
      ? undefined
      : { words: rest, isToDo: link === 'to' }
  return isThing && words.length > 0 && !ASKING.test(link) ? { words, isToDo: false } : undefined
}
