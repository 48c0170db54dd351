// What a reply does not say next: what was said before, and what chat models were taught to say when they have nothing to say.

/** A run of so many tokens of the reply does not come twice in it: a small model goes on with it for ever. */
const OWN_RUN = 6
/** Nor does one of an earlier reply; longer, since names and half sentences do come again. */
const EARLIER_RUN = 9
/** A reply of so many tokens of the user's last message, and no others up to that message's end, must go on. */
const USER_RUN = 4

/**
 * Said by models of this kind in the place of an answer, or behind one. Nothing is lost without: where something cannot
 * be done there are the words of the opening for it ("I cannot send emails, but").
 */
export const EMPTY_PHRASES: readonly string[] = [
  "I'm sorry, but",
  "I'm sorry, I",
  "I'm sorry, as",
  'I am sorry, but',
  'I am sorry, I',
  'I am sorry, as',
  'Sorry, but',
  'I apologize',
  'As an AI',
  'as an AI',
  'As an artificial',
  'As a language',
  'As a voice',
  'as a voice',
  'As a virtual',
  "I'm just a",
  'I am just a',
  'have personal',
  'have a personal',
  'I do not have enough',
  "I don't have enough",
  'feel free to',
  'I hope this helps',
  'If you have any other',
]

/** What stands before the reply, as tokens. */
export interface Said<Token> {
  /** The assistant's replies of this conversation; of tools none. */
  earlier: readonly (readonly Token[])[]
  /** The user's last message, without the mark at its end. */
  user: readonly Token[]
  /** With which a sentence ends. */
  marks: readonly Token[]
  /** Phrases that are not said, in every way of writing their beginning. */
  phrases: readonly (readonly Token[])[]
}

/**
 * The runs are those of the "don't repeat yourself" sampler (DRY, oobabooga/text-generation-webui#5677), forbidden and not
 * only made unlikely: greedy sampling follows the loop otherwise.
 */
export class ReplyGuard<Token> {
  /** @param isFree such tokens may always come, as digits may: the number would be another one */
  constructor(
    private readonly said: Said<Token>,
    private readonly isFree: (token: Token) => boolean,
  ) {}

  /** Tokens that may not follow `reply`. */
  forbidden(reply: readonly Token[]): Token[] {
    const { earlier, user, marks, phrases } = this.said
    const found = [
      ...continuations(reply, reply, OWN_RUN - 1),
      ...earlier.flatMap((one) => continuations(one, reply, EARLIER_RUN - 1)),
      // "The longest river in Africa" is how an answer may begin. The first token is written otherwise within a sentence.
      ...(reply.length >= USER_RUN && endsWith(user, reply.slice(1)) ? marks : []),
      ...phrases.flatMap((phrase) =>
        endsWith(reply, phrase.slice(0, -1)) ? phrase.slice(-1) : [],
      ),
    ]
    return [...new Set(found)].filter((token) => !this.isFree(token))
  }
}

/** What follows the last `length` tokens of `reply` wherever they stand in `text`. */
function continuations<Token>(
  text: readonly Token[],
  reply: readonly Token[],
  length: number,
): Token[] {
  if (reply.length < length) return []
  const last = reply.slice(reply.length - length)
  return text.flatMap((next, at) =>
    at >= length && last.every((token, i) => text[at - length + i] === token) ? [next] : [],
  )
}

function endsWith<Token>(reply: readonly Token[], end: readonly Token[]): boolean {
  const from = reply.length - end.length
  return from >= 0 && end.every((token, i) => reply[from + i] === token)
}
