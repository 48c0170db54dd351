// Where a sentence or a clause ends in running text, and where a full stop is something else.

/** A full stop after these belongs to the word; the sentence may go on, so no cut is made there. */
const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof st mt ft jr sr gen sen rep rev capt sgt lt col gov hon vs cf approx ca etc inc ltd co corp ' +
    'dept est jan feb aug sept oct nov dec bzw usw ggf evtl bspw sra av mme mlle'
  ).split(' '),
)

const CLOSERS = /["'”’»)\]」』]+$/u

/** Conjunctions before which a long beginning may be cut. */
const CONJUNCTION =
  /\s(?:because|which|while|although|whereas|when|where|since|unless|until|but|who)\s$/i

/**
 * Whether `text`, which a blank or the end follows, ends a sentence. Full stops of abbreviations (Dr., e.g., U.S.),
 * initials (J. K.) and list numbers (a piece that is only `1.`) do not; `60.` alone is an answer.
 */
export function endsSentence(text: string): boolean {
  const bare = text.trimEnd().replace(CLOSERS, '')
  if (/[!?…。！？]$/u.test(bare)) return true
  if (!bare.endsWith('.')) return false
  if (bare.endsWith('..')) return true
  const word = /[^\s"'“‘«([—–]*$/u.exec(bare.slice(0, -1))?.[0] ?? ''
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return false
  if (ABBREVIATIONS.has(word.toLowerCase())) return false
  return !/^\s*\d\.$/.test(bare)
}

/**
 * As `endsSentence`, but said of text of which nothing that follows is known: only where the following character
 * can hardly change it. Not after digits (`3.` may become `3.5`), single letters, dotted words or in open quotes.
 */
export function surelyEndsSentence(text: string): boolean {
  if (/[。！？]$/u.test(text)) return true
  return /\p{L}{2}[.!?]$/u.test(text) && !opensQuotation(text) && endsSentence(text)
}

/** Whether `text`, which a blank follows, ends a clause: comma, semicolon, colon or dash. */
export function endsClause(text: string): boolean {
  return (
    /[,;:，、；：—–]$/u.test(text.trimEnd().replace(CLOSERS, '')) || /\s-$/.test(text.trimEnd())
  )
}

/** As `endsClause` where nothing that follows is known: not after digits (`1,000`, `5:30`). */
export function surelyEndsClause(text: string): boolean {
  return /[\p{L})][,;:，、；：—]$/u.test(text) && !opensQuotation(text)
}

/** Characters of `text` before a conjunction that ends it, a blank included; undefined where there is none. */
export function beforeConjunction(text: string): number | undefined {
  const match = CONJUNCTION.exec(text)
  return match ? match.index + 1 : undefined
}

const PREPOSITION =
  /\s(?:about|after|around|at|before|between|by|during|for|from|in|into|of|on|through|with)\s$/iu

/** As `beforeConjunction`, for the prepositions that begin a phrase: a voice may breathe there, though it need not. */
export function beforePhrase(text: string): number | undefined {
  const match = PREPOSITION.exec(text)
  return match ? match.index + 1 : undefined
}

function opensQuotation(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1
  return count('"') % 2 === 1 || count('“') > count('”') || count('(') > count(')')
}
