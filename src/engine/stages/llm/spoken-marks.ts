// Reads one possible mark at the head of a text that still grows, and says what of it may be spoken.

export interface Context {
  /** The last of what was written so far. */
  before: string
  /** Only blanks stand between here and the beginning of the line. */
  atLineStart: boolean
  /** The number that the next item of a numbered list would bear. */
  nextListNumber: number
}

export interface Mark {
  /** Characters that are dealt with, ≥ 1. */
  length: number
  /** What is spoken instead. */
  say: string
  /** The content of a code block. */
  code?: string
  /** This was the number of a list's item. */
  listNumber?: true
}

/** `wait`: more text is needed to tell. */
export type Reading = Mark | 'wait'

/** A mark that does not close within so many characters is none. */
const LONGEST_SPAN = 80

const DIRECTION =
  /^(laugh|chuckl|smil|sigh|giggl|grin|nod|wink|paus|cough|gasp|whisper|clear(s|ing) |shrug|wav(es|ing)|yawn|cheer|applau|music|silence|soft|gentl|snort|hum(s|ming)|think(s|ing)\b)/i

/** @param ended no more text will come: never `wait` */
export function readMark(text: string, context: Context, ended: boolean): Reading {
  const reading = read(text, context)
  if (reading !== 'wait' || !ended) return reading
  const late = read(`${text}\n`, context)
  if (late !== 'wait') return { ...late, length: Math.min(late.length, text.length) }
  if (text.startsWith('```'))
    return { length: text.length, say: '', code: blockContent(text.slice(3)) }
  return text.startsWith('<think>') ? drop(text.length) : asIs(text)
}

function read(text: string, context: Context): Reading {
  const first = text[0] ?? ''
  if (/[\d•+-]/.test(first)) return context.atLineStart ? lineStart(text, context) : asIs(text)
  if (/[hw]/i.test(first)) return address(text, context)
  switch (first) {
    case '`':
      return backticks(text)
    case '*':
    case '_':
      return emphasis(text, context)
    case '~':
      return text.length === 1 ? 'wait' : text[1] === '~' ? drop(2) : asIs(text)
    case '#':
    case '>':
      return lineMark(text, context)
    case '[':
      return bracket(text)
    case '(':
      return parenthesis(text)
    case '<':
      return tag(text)
    case '|':
      if (text.length === 1) return 'wait'
      return context.atLineStart || text[1] === '\n' ? drop(1) : { length: 1, say: ',' }
    default:
      return text.length === 1 && /[\uD800-\uDBFF]/.test(text)
        ? 'wait'
        : drop(characterLength(text))
  }
}

function lineStart(text: string, { nextListNumber }: Context): Reading {
  if (/^\d/.test(text)) {
    const number = String(nextListNumber)
    const item = new RegExp(`^${number}[.)][ \\t]+(?=\\S)`).exec(text)
    if (item) return { length: item[0].length, say: '', listNumber: true }
    return open(text, new RegExp(`^${number}([.)][ \\t]*)?$`), number) ? 'wait' : asIs(text)
  }
  const rule = /^-{3,}[ \t]*(?=\n)/.exec(text)
  if (rule) return drop(rule[0].length)
  if (/^-*$/.test(text) || text.length === 1) return 'wait'
  const bullet = /^[•+-][ \t]+/.exec(text)
  return bullet ? drop(bullet[0].length) : text[0] === '•' ? drop(1) : asIs(text)
}

function open(text: string, pattern: RegExp, prefix: string): boolean {
  return pattern.test(text) || prefix.startsWith(text)
}

function lineMark(text: string, { atLineStart }: Context): Reading {
  if (!atLineStart) return asIs(text)
  const marks = /^(#+|>)/.exec(text)?.[0] ?? ''
  if (marks === text) return 'wait'
  return text[0] === '>' || /\s/.test(text[marks.length] ?? '') ? drop(marks.length) : asIs(text)
}

function address(text: string, { before }: Context): Reading {
  if (/[\p{L}\p{N}]$/u.test(before)) return asIs(text)
  const start = /^(https?:\/\/|www\.)/i.exec(text)
  if (!start) {
    const small = text.toLowerCase()
    return ['http://', 'https://', 'www.'].some((form) => form.startsWith(small))
      ? 'wait'
      : asIs(text)
  }
  const end = text.search(/[\s)\]>]/)
  if (end < 0) return 'wait'
  const trailing = /[.,;:!?'"]*$/.exec(text.slice(0, end))?.[0] ?? ''
  return { length: end, say: `link${trailing}` }
}

function backticks(text: string): Reading {
  if (/^`{1,2}$/.test(text)) return 'wait'
  if (!text.startsWith('```')) return drop(1)
  const close = text.indexOf('```', 3)
  if (close < 0) return 'wait'
  return { length: close + 3, say: '', code: blockContent(text.slice(3, close)) }
}

/** A code block without the name of its language. */
function blockContent(block: string): string {
  return block.replace(/^[\w+-]*\n/, '').trim()
}

function emphasis(text: string, { before, atLineStart }: Context): Reading {
  const mark = text[0] === '*' ? '*' : '_'
  const run = text.length - text.replace(/^[*_]+/, '').length
  const next = text[run]
  if (next === undefined) return 'wait'
  if (run > 1) return drop(run)
  const blankNext = /\s/.test(next)
  if (mark === '_') return /\w$/.test(before) && !blankNext ? { length: 1, say: ' ' } : drop(1)
  if (atLineStart && blankNext) return drop(2)
  if (/[\d\s]$/.test(before) && /[\d ]/.test(next)) return { length: 1, say: '×' }
  if (blankNext || /\w$/.test(before)) return drop(1)
  const span = spanTo(text, '*')
  if (span === 'wait') return 'wait'
  if (span === undefined) return drop(1)
  // `It is *very* hot` is emphasis; `*looks around* Hello!` is a stage direction.
  const opens = /(^|[.!?…"]\s*|\n\s*)$/.test(before) && /^\p{Ll}/u.test(span.inside)
  const silent = opens || DIRECTION.test(span.inside)
  return { length: span.length, say: silent ? '' : span.inside }
}

function bracket(text: string): Reading {
  const span = spanTo(text, ']')
  if (span === 'wait') return 'wait'
  if (span === undefined) return drop(1)
  const after = text.slice(span.length)
  if (after === '') return 'wait'
  if (after.startsWith('(')) {
    const link = spanTo(after, ')')
    if (link === 'wait') return 'wait'
    if (link !== undefined) return { length: span.length + link.length, say: span.inside }
  }
  const silent = /^[\d\sxX,]*$/.test(span.inside) || DIRECTION.test(span.inside)
  return { length: span.length, say: silent ? '' : span.inside }
}

function parenthesis(text: string): Reading {
  const word = /^\(([\p{L}']*)(.?)/su.exec(text)
  if (!word || word[2] === '') return 'wait'
  if (!DIRECTION.test(text.slice(1))) return asIs(text)
  const span = spanTo(text, ')')
  if (span === 'wait') return 'wait'
  return span === undefined ? asIs(text) : drop(span.length)
}

function tag(text: string): Reading {
  if (text.length === 1) return 'wait'
  if (!/^<[a-z/]/i.test(text)) return asIs(text)
  if (text.startsWith('<http')) return drop(1)
  const span = spanTo(text, '>')
  if (span === 'wait') return 'wait'
  if (span === undefined) return asIs(text)
  if (span.inside !== 'think') return drop(span.length)
  const end = text.indexOf('</think>')
  return end < 0 ? 'wait' : drop(end + '</think>'.length)
}

/** A piece of text between two marks; `length` counts the marks too. */
interface Span {
  inside: string
  length: number
}

/** What stands between the first character and `close` on the same line; undefined where it does not close. */
function spanTo(text: string, close: string): Span | 'wait' | undefined {
  const line = text.slice(1, LONGEST_SPAN * 3).split('\n')[0] ?? ''
  const end = line.indexOf(close)
  if (end >= 0) return { inside: line.slice(0, end), length: end + 2 }
  return line.length + 1 < text.length || line.length > LONGEST_SPAN ? undefined : 'wait'
}

function drop(length: number): Mark {
  return { length, say: '' }
}

function asIs(text: string): Mark {
  const length = characterLength(text)
  return { length, say: text.slice(0, length) }
}

function characterLength(text: string): number {
  return (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1
}
