// What of a model's text is its reply: no thoughts, no next speaker, and a command where it gives one.

/** The name of a speaker at the beginning of a line, or a mark of the template written out: here the reply ends. */
const NEXT_SPEAKER = /(?:^|\n)[ \t]*(?:\*\*)?(?:user|assistant|system|human|q|a)(?:\*\*)?:|<\|/iu
/** What may still become one. */
const MAY_BECOME_ONE = /(?:(?:^|\n)[ \t]*\*{0,2}[a-z]{0,9}\*{0,2}|<)$/iu
/** A reply that names itself first. */
/** How the notes begin by which a model is told of the conversation (history.ts, prompt.ts): no part of what it says. */
const NOTES = [
  'the user interrupted',
  'the user has interrupted',
  'the examples end here',
  'now another user begins',
]
const NOTE = new RegExp(`[([]?(?:${NOTES.join('|')})\\b`, 'iu')
/** What stands since the last sentence or bracket began, with that bracket. */
const LAST_BEGUN = /(?:(?<=^|[.!?…]["'”’)]?\s+|\n\s*)|[([])[^.!?…\n()[\]]*$/u
/** Where it is in the middle of a reply: in the words of the opening's examples. Other brackets are part of the text. */
const LATE_COMMAND =
  /^\[(?:remind|set|start|cancel|how much time|what timers|what time|spell)\b[^\]\n]*\]/iu
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

  /**
   * @param text how the reply begins: it was given before
   * @param mayCommand whether a command behind other words is one; else it is part of the text
   */
  constructor(
    private text = '',
    private readonly mayCommand = true,
  ) {
    this.given = text.length
  }

  /** It begins with a bracket. */
  get isCommand(): boolean {
    return this.mayCommand && this.given === 0 && this.text.startsWith('[')
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
      if (this.isCommand) return this.command(isWhole)
    }
    // A line's beginning is told by the character before it.
    const from = Math.max(0, this.given - 1)
    const left = this.text.slice(from)
    const ends = [NEXT_SPEAKER, NOTE].map((form) => left.search(form)).filter((at) => at >= 0)
    const late = this.mayCommand ? this.lateCommand() : undefined
    this.isOver = ends.length > 0 || late !== undefined
    if (late) return { text: this.release(late.at), command: late.command }
    const open = this.isOver ? from + Math.min(...ends) : isWhole ? -1 : this.openAt()
    return { text: this.release(open < 0 ? this.text.length : open) }
  }

  /** Where something begins that may not belong to the reply; −1 where nothing does. */
  private openAt(): number {
    const begun = LAST_BEGUN.exec(this.text)
    const words = begun?.[0].replace(/^[([]/u, '').toLowerCase() ?? ''
    const isBracket = begun !== null && /^[([]/u.test(begun[0]) && begun.index >= this.given
    const isNote = words !== '' && NOTES.some((note) => note.startsWith(words))
    const mayBeCommand =
      this.mayCommand && isBracket && begun[0].startsWith('[') && words.length <= LONGEST_COMMAND
    if (begun && (isNote || mayBeCommand || (isBracket && words === ''))) return begun.index
    return this.text.search(MAY_BECOME_ONE)
  }

  /** A command behind other words, where it is whole. */
  private lateCommand(): { at: number; command: string } | undefined {
    for (
      let at = this.text.indexOf('[', this.given);
      at >= 0;
      at = this.text.indexOf('[', at + 1)
    ) {
      const [found] = LATE_COMMAND.exec(this.text.slice(at)) ?? []
      if (found !== undefined) return { at, command: found.slice(1, -1).trim() }
    }
    return undefined
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
