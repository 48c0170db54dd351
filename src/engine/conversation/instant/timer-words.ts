// Reads the request for a timer: how long, and what for.
import { readDuration } from './duration-words.ts'
import { WordReader } from './word-reader.ts'

const VERBS = ['set up', 'set', 'start', 'put on', 'put', 'make', 'create', 'run', 'begin', 'add']
const ARTICLES = ['me a', 'me another', 'another', 'a new', 'a', 'an', 'the', 'my']
/** Words that make something else of the request. */
const NO_LABEL =
  /^(?:and|then|after|before|tomorrow|tonight|today|when|at|in|on|every|if|until|to|from|or|not|repeating|recurring|daily|weekly|hourly|for|timer|now|that|who|what|i|you|it|me)$/
const PLAIN = /^(?:quick|kitchen|simple|single|second|short|long|little)$/

export interface TimerSetting {
  durationMs: number
  label?: string
}

/**
 * Only where nothing is left over: "set a pasta timer for 10 minutes", "start a 10 minute timer",
 * "timer for half an hour called tea".
 */
export function readSetting(words: readonly string[]): TimerSetting | undefined {
  const reader = new WordReader(words)
  const isBidden = reader.take(...VERBS) !== undefined
  const before = reader.attempt(() => readDurationOf(reader)) ?? readName(reader)
  if (before === undefined || !reader.take('countdown timer', 'timer', 'countdown'))
    return undefined
  if (!isBidden && typeof before === 'string' && before !== '') return undefined
  let durationMs = typeof before === 'number' ? before : undefined
  durationMs ??= reader.take('for', 'of', 'to', 'on for') ? readDuration(reader) : undefined
  reader.take('from now', 'starting now', 'now')
  const label = (typeof before === 'string' ? before : '') || readLabel(reader)
  if (durationMs === undefined || label === undefined || !reader.isDone) return undefined
  return label === '' ? { durationMs } : { durationMs, label }
}

/** "a 10 minute", "another half hour". */
function readDurationOf(reader: WordReader): number | undefined {
  // "a second timer" is one more.
  if (reader.ahead(2) === 'a second') return undefined
  const plain = reader.attempt(() => readDuration(reader))
  if (plain !== undefined) return plain
  reader.take(...ARTICLES)
  return readDuration(reader)
}

/** "a pasta" as "pasta", '' where only an article stands before "timer". */
function readName(reader: WordReader): string | undefined {
  reader.take(...ARTICLES)
  if (/^(?:timer|countdown)$/.test(reader.next)) return ''
  const word = reader.match(/^[a-z']+$/) ?? ''
  if (PLAIN.test(word)) return ''
  return word === '' || NO_LABEL.test(word) ? undefined : word
}

/** "for the green eggs", '' where there is none, undefined for what is no label. */
function readLabel(reader: WordReader): string | undefined {
  if (reader.isDone) return ''
  if (!reader.take('for the', 'for my', 'called', 'named', 'labelled', 'labeled')) return undefined
  const label: string[] = []
  while (label.length < 3 && !reader.isDone) {
    const word = reader.match(/^[a-z']+$/)
    if (word === undefined || NO_LABEL.test(word)) return undefined
    label.push(word)
  }
  return label.length > 0 ? label.join(' ') : undefined
}
