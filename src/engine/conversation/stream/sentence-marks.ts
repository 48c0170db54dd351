// Where a sentence or a clause ends in running text, and where a full stop is something else.

/** A full stop after these belongs to the word; the sentence may go on, so no cut is made there. */
const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof st mt ft jr sr gen sen rep rev capt sgt lt col gov hon vs cf approx ca etc inc ltd co corp ' +
    'dept est jan feb aug sept oct nov dec bzw usw ggf evtl bspw sra srta dra av mme mlle núm pág sig dott ' +
    'ecc ej ex'
  ).split(' '),
)

const CLOSERS = /["'”’»)\]」』]+$/u

/** Conjunctions before which a long beginning may be cut: English, then Spanish, French, Italian and Portuguese ones. */
const CONJUNCTION = new RegExp(
  String.raw`\s(?:because|which|while|although|whereas|when|where|since|unless|until|but|who` +
    '|porque|mientras|aunque|cuando|parce|lorsque|quand|mais|tandis|perché|mentre|quando|enquanto|embora|mas)' +
    String.raw`\s$`,
  'iu',
)

/**
 * Whether `text`, which a blank or the end follows, ends a sentence. Full stops of abbreviations (Dr., e.g., U.S.),
 * initials (J. K.) and list numbers (a piece that is only `1.`) do not; `60.` alone is an answer.
 */
export function endsSentence(text: string): boolean {
  // A blank stands within guillemets: what closes them may still come.
  if (count(text, '«') > count(text, '»')) return false
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
  // French sets a blank before ! and ?.
  const ends = /\p{L}{2}(?:[.!?]|[ \u00a0\u202f][!?])$/u
  return ends.test(text) && !opensQuotation(text) && endsSentence(text)
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

const PREPOSITION = new RegExp(
  String.raw`\s(?:about|after|around|at|before|between|by|during|for|from|in|into|of|on|through|with` +
    // No word that English has too: pour, per.
    '|con|para|por|sobre|desde|hasta|entre|dans|avec|depuis|pendant|nel|nella|com|até)' +
    String.raw`\s$`,
  'iu',
)

/** As `beforeConjunction`, for the prepositions that begin a phrase: a voice may breathe there, though it need not. */
export function beforePhrase(text: string): number | undefined {
  const match = PREPOSITION.exec(text)
  return match ? match.index + 1 : undefined
}

function opensQuotation(text: string): boolean {
  const opens = (open: string, close: string): boolean => count(text, open) > count(text, close)
  return count(text, '"') % 2 === 1 || opens('“', '”') || opens('«', '»') || opens('(', ')')
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
