// What of a model's text is its reply: no thoughts, no next speaker, and a command where it gives one.

/** The name of a speaker at the beginning of a line, or a mark of the template written out: here the reply ends. */
const NEXT_SPEAKER = /(?:^|\n)[ \t]*(?:\*\*)?(?:user|assistant|system|human|q|a)(?:\*\*)?:|<\|/iu
/** What may still become one. */
const MAY_BECOME_ONE = /(?:(?:^|\n)[ \t]*\*{0,2}[a-z]{0,9}\*{0,2}|<)$/iu
/** A reply that names itself first. */
const OWN_NAME = /^\s*(?:parley|assistant|a):[ \t]*/iu
const THOUGHT = /^\s*<think>.*?<\/think>\s*/su
const LONGEST_COMMAND = 160

/** What has become sure of a reply. */
export interface ReplyPart {
  text: string
  /** In square brackets, and then all that there is: what the model wants done, in plain words. */
  command?: string
}

/** An incremental reader: text that may begin something else is held back until it is clear. */
export class ReplyForm {
  private given: number
  isOver = false

  /** @param text how the reply begins: it was given before */
  constructor(private text = '') {
    this.given = text.length
  }

  /** It begins with a bracket. */
  get isCommand(): boolean {
    return this.given === 0 && this.text.startsWith('[')
  }

  push(delta: string): ReplyPart {
    this.text += delta
    return this.read(false)
  }

  /** The model ended by itself: what was held back belongs to the reply. */
  flush(): ReplyPart {
    return this.isOver ? { text: '' } : this.read(true)
  }

  private read(isWhole: boolean): ReplyPart {
    if (this.given === 0) {
      this.text = this.text.replace(THOUGHT, '').replace(OWN_NAME, '').trimStart()
      if (/^<(?:t(?:h(?:i(?:n(?:k.*)?)?)?)?)?$/su.test(this.text)) return { text: '' }
      if (this.text.startsWith('[')) return this.command(isWhole)
    }
    // A line's beginning is told by the character before it.
    const from = Math.max(0, this.given - 1)
    const next = this.text.slice(from).search(NEXT_SPEAKER)
    this.isOver = next >= 0
    const open = this.isOver ? from + next : isWhole ? -1 : this.text.search(MAY_BECOME_ONE)
    return { text: this.release(open < 0 ? this.text.length : open) }
  }

  /** In brackets; a bracket that is never closed is closed by its line's end. */
  private command(isWhole: boolean): ReplyPart {
    const [, command] = /^\[([^\]\n]*)[\]\n]/u.exec(this.text) ?? []
    const said =
      command ?? (isWhole || this.text.length > LONGEST_COMMAND ? this.text.slice(1) : undefined)
    if (said === undefined) return { text: '' }
    this.isOver = true
    return { text: '', command: said.trim() }
  }

  private release(end: number): string {
    const sure = this.text.slice(this.given, end)
    this.given = Math.max(this.given, end)
    return sure
  }
}
