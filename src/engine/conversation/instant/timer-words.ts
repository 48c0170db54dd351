// Reads the request for a timer: how long, and what for.
import { readDuration } from './duration-words.ts'
import { WordReader } from './word-reader.ts'

const VERBS = [
  ...[
    'set me up',
    'set up',
    'set',
    'start',
    'put on',
    'put',
    'make',
    'create',
    'run',
    'begin',
    'add',
  ],
  ...['i need', 'i want', 'i would like', "let's set", "let's start", 'let us set'],
  ...['can i have', 'can i get', 'could i have', 'could i get', 'may i have'],
]
const ARTICLES = ['me a', 'me another', 'another', 'a new', 'a', 'an', 'the', 'my']
/** Words that make something else of the request. */
const NO_LABEL =
  /^(?:and|then|after|before|tomorrow|tonight|today|when|at|in|on|every|if|until|to|from|or|not|repeating|recurring|daily|weekly|hourly|for|timer|now|that|who|what|i|you|it|me)$/
/** Begins a duration, and no label. */
const NUMBER =
  /^(?:a|an|half|about|around|roughly|exactly|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|\w+teen|eleven|twelve|hundred|ninety)$/
const PLAIN = /^(?:quick|kitchen|simple|single|second|short|long|little)$/

export interface TimerSetting {
  durationMs: number
  label?: string
}

/**
 * Only where nothing is left over: "set a pasta timer for 10 minutes", "start a 10 minute timer", "timer for half an hour
 * called tea", "set a timer for the pasta for 10 minutes", "put 10 minutes on the clock", "count down 10 minutes".
 */
export function readSetting(words: readonly string[]): TimerSetting | undefined {
  const reader = new WordReader(words)
  const plain = reader.attempt(() => readPlain(reader))
  if (plain !== undefined) return { durationMs: plain }
  const isBidden = reader.take(...VERBS) !== undefined
  const before = reader.attempt(() => readDurationOf(reader)) ?? readName(reader)
  if (before === undefined || !reader.take('countdown timer', 'timer', 'countdown'))
    return undefined
  if (!isBidden && typeof before === 'string' && before !== '') return undefined
  let durationMs = typeof before === 'number' ? before : undefined
  const between = reader.attempt(() => readLabelBefore(reader))
  durationMs ??= reader.take('for', 'of', 'to', 'on for', 'at') ? readDuration(reader) : undefined
  reader.take('from now', 'starting now', 'now')
  const label = (typeof before === 'string' ? before : '') || between || readLabel(reader)
  if (durationMs === undefined || label === undefined || !reader.isDone) return undefined
  return label === '' ? { durationMs } : { durationMs, label }
}

/** A countdown that is not called a timer, in ms. */
function readPlain(reader: WordReader): number | undefined {
  const opening = reader.take('time me for', 'time', 'count down from', 'count down', 'put', 'set')
  const isWhen = !opening && reader.take('when', 'once', 'after') !== undefined
  const durationMs = readDuration(reader)
  const isOnClock = reader.take('on the clock', 'on the timer', 'on a timer') !== undefined
  // "Tell me when ten minutes are up": "tell me" was an opening that is gone.
  const isOver =
    reader.take('are', 'is', 'have', 'has') !== undefined &&
    reader.take('up', 'over', 'passed', 'gone', 'gone by', 'done') !== undefined
  if (!reader.isDone || isWhen !== isOver) return undefined
  if ((opening === 'put' || opening === 'set' || !opening) && !isOnClock && !isOver)
    return undefined
  return durationMs
}

/** "for the pasta" or "called pasta" where the duration follows. */
function readLabelBefore(reader: WordReader): string | undefined {
  const isNamed = reader.take('called', 'named', 'labelled', 'labeled') !== undefined
  if (!isNamed && !reader.take('for the', 'for my', 'for')) return undefined
  const label: string[] = []
  while (label.length < 3 && reader.next !== 'for') {
    const word = reader.match(/^[a-z']+$/)
    if (word === undefined || NO_LABEL.test(word) || NUMBER.test(word)) return undefined
    label.push(word)
  }
  return label.length > 0 && reader.next === 'for' ? label.join(' ') : undefined
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
  if (!reader.take('for the', 'for my', 'for', 'called', 'named', 'labelled', 'labeled'))
    return undefined
  const label: string[] = []
  while (label.length < 3 && !reader.isDone) {
    const word = reader.match(/^[a-z']+$/)
    if (word === undefined || NO_LABEL.test(word) || NUMBER.test(word)) return undefined
    label.push(word)
  }
  return label.length > 0 ? label.join(' ') : undefined
}
