// What whisper wrote, as plain words: no capitals, marks, contractions or politeness, so that a grammar stays small.

export interface Utterance {
  words: readonly string[]
  /** The words, joined by single blanks. */
  text: string
  /** Whether it was said to be a question: "tell me the time" and not just "the time". */
  isAsked: boolean
  /** As whisper wrote it. */
  transcript: string
}

/** In this order: each step may rely on those before. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/[’‘`]/g, "'"],
  [/[−–—]/g, '-'],
  [/(\d),(?=\d{3}(?!\d))/g, '$1'],
  [/(\d)½/g, '$1 and a half '],
  [/½/g, ' half '],
  [/¼/g, ' a quarter '],
  [/¾/g, ' three quarters '],
  [/²/g, ' squared '],
  [/%/g, ' percent '],
  [/\bper cent\b/g, 'percent'],
  [/°/g, ' degrees '],
  [/\bkm\/h\b/g, 'kph'],
  [/\bm\/s\b/g, 'mps'],
  [/[×✕*]/g, ' times '],
  [/(\d)\s*x\s*(?=-?\d)/g, '$1 times '],
  [/÷/g, ' divided by '],
  // "9/11" and "24/7" are names, and "20-8" may be a span: only with blanks around is it a sum.
  [/ \/ /g, ' divided by '],
  [/\+/g, ' plus '],
  [/=/g, ' equals '],
  [/ - (?=\d)/g, ' minus '],
  [/(^| )-(?=\.?\d)/g, '$1minus '],
  [/([a-z])-(?=[a-z\d])|(\d)-(?=[a-z])/g, '$1$2 '],
  [/[?!;"…]|[.,:](?!\d)/g, ' '],
  [/(\d)(?!(?:st|nd|rd|th)\b)(?=[a-z])/g, '$1 '],
  [/\b(what|that|it|how|where|when|who)'s\b/g, '$1 is'],
  [/\bwhats\b/g, 'what is'],
  [/\bi'd\b/g, 'i would'],
  [/\byou're\b/g, 'you are'],
  [/\bi'm\b/g, 'i am'],
  [/\s+/g, ' '],
]

const FILLER =
  /^(?:(?:hey|hi|hello|okay|ok|alright|right|so|well|um+|uh+|er+|erm|hmm|oh|actually|please|just|quickly|quick question|by the way|and(?= \S+ \S)|also|now|then|great|thanks|thank you|parley|computer) )+/
/** What makes a question of the words that follow. */
const ASKING = new RegExp(
  '^(?:' +
    [
      '(?:can|could|would|will) you (?:please |just |quickly )*(?:tell me|let me know|give me)',
      'do you (?:happen to )?know',
      '(?:please )?(?:tell|give) me',
      '(?:i would|i want|i need) (?:like )?to know',
      'i was wondering',
      'let me know',
      'any idea',
    ].join('|') +
    ') ',
)
const BIDDING =
  /^(?:(?:can|could|would|will) you|i would like you to|i want you to|i need you to|go ahead and) /
const TRAILING = /(?: (?:please|thanks|thank you|for me|parley|if you can|would you|could you))+$/

/** @param transcript as whisper wrote it; any text is fine */
export function plainWords(transcript: string): Utterance {
  let text = ` ${transcript.toLowerCase()} `
  for (const [pattern, by] of SPELLINGS) text = text.replace(pattern, by)
  text = text.trim()
  let isAsked = false
  const strip = (pattern: RegExp): boolean => {
    const shorter = text.replace(pattern, '')
    const isFound = shorter !== text
    text = shorter
    return isFound
  }
  for (let isMore = true; isMore;) {
    const isQuestion = strip(ASKING)
    isAsked ||= isQuestion
    isMore = [isQuestion, strip(BIDDING), strip(FILLER)].includes(true)
  }
  strip(TRAILING)
  return { words: text === '' ? [] : text.split(' '), text, isAsked, transcript }
}

/** `words` of an utterance with the capitals and marks they were written with, where these can be found. */
export function asWritten({ transcript }: Utterance, words: readonly string[]): string {
  const parts = words.map((word) => word.replace(/[^\p{L}\d]+/gu, '.?'))
  const found = new RegExp(`(?<![\\p{L}\\d])${parts.join('[^\\p{L}\\d]+')}(?![\\p{L}\\d])`, 'iu')
  const written = found.exec(transcript)?.[0] ?? words.join(' ')
  return written.replace(/\s+/g, ' ')
}
