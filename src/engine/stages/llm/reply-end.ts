// Where a reply that is written as a transcript's line ends: at the question that the model would put next.

/** The next line's speaker. */
const NEXT_QUESTION = /(?<=\s)(?:Q|Question|User):/u
/** What may still become one, or the reply naming itself again. */
const MAY_BECOME_ONE =
  /(?<=\s)(?:Q|Qu|Que|Ques|Quest|Questi|Questio|Question|U|Us|Use|User|A|A: ?)$/u
/** A reply that names itself again; it was held back until it was clear, and so begins what is given. */
const OWN_NAME = /^A: ?/u

/** One "oslo." in the transcript, and all later answers are written so. */
const FIRST_LETTER = /^\p{Ll}(?!\p{Lu})/u
const upperCase = (letter: string): string => letter.toUpperCase()

/** An incremental reader: text that may begin the next question is held back until it is clear. */
export class ReplyEnd {
  private text = ' '
  private given = 0
  private isBegun = false
  isOver = false

  /** @returns what of the reply has become sure by `delta`; it begins with a word, and that with a capital */
  push(delta: string): string {
    this.text += delta
    const next = this.text.search(NEXT_QUESTION)
    this.isOver = next >= 0
    const open = this.isOver ? next : this.text.search(MAY_BECOME_ONE)
    return this.release(open < 0 ? this.text.length : open)
  }

  /** The model ended by itself: what was held back belongs to the reply. */
  flush(): string {
    return this.isOver ? '' : this.release(this.text.length)
  }

  private release(end: number): string {
    const sure = this.text.slice(this.given, end)
    this.given = Math.max(this.given, end)
    const said = sure.replace(OWN_NAME, '')
    const text = this.isBegun ? said : said.trimStart().replace(FIRST_LETTER, upperCase)
    this.isBegun ||= text !== ''
    return text
  }
}
