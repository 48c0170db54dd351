// Cuts a streamed reply into pieces that can be spoken: the first as soon as it stands, later ones by sentence.
import type { WithinSentence } from '../../ports.ts'
import {
  beforeConjunction,
  beforePhrase,
  endsClause,
  endsSentence,
  surelyEndsClause,
  surelyEndsSentence,
} from './sentence-marks.ts'

export interface Clause {
  /** Trimmed, blanks within collapsed to one; has at least one letter or digit. */
  text: string
  endsSentence: boolean
  /** Where it is a part of a sentence: what of that sentence came before, and what is known to follow. */
  within?: WithinSentence
  /** Its sound was at hand. */
  isOpener?: true
}

/** Of a reply that is spoken while it grows, where the voice can speak parts of a sentence. */
export interface Growing {
  /** Asked when there are enough words; `slowly` where the tokens come so slowly that a word more is needed. */
  grows?: (() => 'quickly' | 'slowly') | undefined
  /** Where `text` is how a reply begins and its sound is at hand: in which place of a sentence it was sounded. */
  opener?: ((text: string) => Pick<Clause, 'within'> | undefined) | undefined
}

/** How large the pieces shall be. The first decides the latency; each must last until the next one is ready. */
interface PieceRule {
  /** Characters from which a sentence's end is cut; shorter ones are spoken with the next. */
  sentenceFrom: number
  /** Characters from which a clause's end is cut. */
  clauseFrom: number
  /** A clause's end is only used when the piece has grown longer than this. */
  patience: number
  /** Longer text without any mark is cut at a blank. */
  longest: number
}

const FIRST: PieceRule = { sentenceFrom: 1, clauseFrom: 12, patience: 0, longest: 80 }
/** Of a growing reply: words are what counts, but for a comma that comes before there are enough of them. */
const GROWING_FIRST: PieceRule = { ...FIRST }
const GROWING: PieceRule = { ...FIRST, clauseFrom: Infinity }
const SECOND: PieceRule = { sentenceFrom: 12, clauseFrom: 40, patience: 0, longest: 160 }
const LATER: PieceRule = { sentenceFrom: 25, clauseFrom: 40, patience: 200, longest: 240 }

const GROWING_RULES = [GROWING_FIRST, GROWING, GROWING, SECOND]

/**
 * Words of the first pieces of a reply that is spoken while it grows: people begin a sentence before they know its end. With
 * the two words that come first something is heard three tokens sooner; each piece lasts until the next one is sounded.
 */
const GROWTH = [2, 3, 5]
/** What they are where tokens come slowly: two words would be over before the next are sounded. */
const SLOW_GROWTH = [3, 3, 5]
/** Letters of the first of them: "Try to" is over too soon. */
const FIRST_LETTERS = { quickly: 8, slowly: 10 }
/** Next to numbers and signs nothing is cut there: what follows may change how they are read ("3 | million"). */
const PLAIN_WORD = /^[\p{L}'’-]+[,;:]?$/u

/** Where nothing else cuts it (no blanks, nothing but figures or marks), text is cut here: work grows with its square. */
const MOST_HELD = 600

/** Words that a clause needs to be spoken by itself. */
const CLAUSE_WORDS = 3
/** Before a conjunction, where no mark helps the voice, a first piece must be longer. */
const CONJUNCTION_FROM = { chars: 16, words: 4 }
/**
 * Before a preposition still longer, by piece: a sentence of twenty words would take the voice seconds before its
 * first sound, or leave a gap behind a short first piece.
 */
const PHRASE_FROM = [
  { chars: 18, words: 4 },
  { chars: 60, words: 10 },
]

/**
 * Yields each piece as soon as the text shows that it is complete. The pieces joined are the text, apart from
 * blanks and from marks that stand alone at its end. Numbers, times, abbreviations and initials are never cut.
 *
 * @param deltas text in pieces of any size
 * @param options.signal checked before every piece; `deltas` must itself end on it
 * @param options.grows the first pieces may be a word or two
 * @param options.opener the first piece may be what is at hand
 * @throws the signal's reason; what `deltas` throws
 */
export async function* clauses(
  deltas: AsyncIterable<string>,
  { signal, ...growing }: { signal: AbortSignal } & Growing,
): AsyncGenerator<Clause, void, void> {
  const cutter = new ClauseCutter(growing)
  for await (const delta of deltas) {
    for (const clause of cutter.push(delta)) {
      signal.throwIfAborted()
      yield clause
    }
    signal.throwIfAborted()
  }
  const rest = cutter.flush()
  if (rest) yield rest
}

/** The cutting itself, free of time: the same text gives the same pieces however it arrives. */
export class ClauseCutter {
  private held = ''
  private pieces = 0
  /** The last clause's end in `held`, for a sentence that grows too long. */
  private lastClauseEnd = 0
  /** What of the sentence that `held` goes on with was cut already. */
  private before = ''
  /** By an opener, which was made without knowing what is next. */
  private isOpened = false

  constructor(private readonly growing: Growing = {}) {}

  private get grows(): Growing['grows'] {
    return this.growing.grows
  }

  push(delta: string): Clause[] {
    const cut: Clause[] = []
    for (const character of delta) {
      this.held += character
      const clause = this.afterBlank(character) ?? this.tooLong()
      if (clause) cut.push(clause)
    }
    const early = this.early()
    if (early) cut.push(early)
    return cut
  }

  flush(): Clause | undefined {
    return this.cut(this.held.length, true)
  }

  private get rule(): PieceRule {
    const rules = this.grows ? GROWING_RULES : [FIRST, SECOND]
    return rules[this.pieces] ?? LATER
  }

  /** What the blank that just came shows to be complete. */
  private afterBlank(character: string): Clause | undefined {
    const { held, rule } = this
    if (/[。！？]/u.test(character)) return this.cut(held.length, true, rule.sentenceFrom / 3)
    if (!/\s/.test(character)) return undefined
    const size = held.trim().length
    if (character === '\n') return this.cut(held.length, true)
    if (size >= rule.sentenceFrom && endsSentence(held)) return this.cut(held.length, true)
    if (rule === GROWING || rule === GROWING_FIRST) return this.opened() ?? this.grown()
    if (size >= rule.clauseFrom && words(held) >= CLAUSE_WORDS && endsClause(held)) {
      this.lastClauseEnd = held.length
      if (rule.patience === 0) return this.cut(held.length, false)
    }
    const conjunction = this.pieces === 0 ? beforeConjunction(held) : undefined
    if (conjunction !== undefined && isLong(held.slice(0, conjunction), CONJUNCTION_FROM)) {
      return this.cut(conjunction, false)
    }
    const phraseFrom = PHRASE_FROM[this.pieces]
    const phrase = phraseFrom ? beforePhrase(held) : undefined
    if (phraseFrom && phrase !== undefined && isLong(held.slice(0, phrase), phraseFrom)) {
      return this.cut(phrase, false)
    }
    if (this.lastClauseEnd > 0 && size > rule.patience) return this.cut(this.lastClauseEnd, false)
    return size > rule.longest ? this.cut(held.length, false) : undefined
  }

  private tooLong(): Clause | undefined {
    if (this.held.length < MOST_HELD) return undefined
    const clause = this.cut(this.held.length, false)
    if (!clause) this.held = '' // nothing that could be spoken
    return clause
  }

  /** The sound of an opener was made as the beginning of any sentence: what follows is not waited for. */
  private opened(): Clause | undefined {
    const place = this.pieces === 0 ? this.growing.opener?.(this.held.trim()) : undefined
    const clause = place && this.cut(this.held.length, false)
    if (!clause) return undefined
    this.isOpened = place.within !== undefined
    return { ...clause, ...(place.within && { within: place.within }), isOpener: true }
  }

  /** The words there are, but for the last, by which it is heard that the sentence goes on. */
  private grown(): Clause | undefined {
    const all = this.held.match(/\S+/gu) ?? []
    const [last = '', next = ''] = all.slice(-2)
    if (all.length <= (GROWTH[this.pieces] ?? Infinity)) return undefined
    const pace = this.grows?.() ?? 'slowly'
    if (pace === 'slowly' && all.length <= (SLOW_GROWTH[this.pieces] ?? Infinity)) return undefined
    const letters = all.slice(0, -1).join('').length
    if (this.pieces === 0 && letters < FIRST_LETTERS[pace]) return undefined
    if (!PLAIN_WORD.test(last) || !PLAIN_WORD.test(next)) return undefined
    return this.cut(this.held.trimEnd().length - next.length, false)
  }

  /** The first piece goes without waiting for the token after its mark. */
  private early(): Clause | undefined {
    const { held } = this
    if (this.pieces > 0) return undefined
    if (surelyEndsSentence(held)) return this.cut(held.length, true)
    const long = held.trim().length >= this.rule.clauseFrom && words(held) >= CLAUSE_WORDS
    return long && surelyEndsClause(held) ? this.cut(held.length, false) : undefined
  }

  private cut(end: number, endsSentence: boolean, atLeast = 1): Clause | undefined {
    const text = this.held.slice(0, end).replace(/\s+/g, ' ').trim()
    if (text.length < atLeast || !/[\p{L}\p{N}]/u.test(text)) return undefined
    const after = this.held.slice(end).trim()
    const within = this.grows !== undefined && (this.before !== '' || after !== '')
    const place = { before: this.before, after, ...(this.isOpened && { isOpened: true }) }
    const clause = { text, endsSentence, ...(within && { within: place }) }
    this.isOpened = false
    this.before = endsSentence || !this.grows ? '' : `${this.before} ${text}`.trim()
    this.held = this.held.slice(end)
    this.lastClauseEnd = 0
    this.pieces++
    return clause
  }
}

function words(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

function isLong(text: string, from: { chars: number; words: number }): boolean {
  return text.trim().length >= from.chars && words(text) >= from.words
}
