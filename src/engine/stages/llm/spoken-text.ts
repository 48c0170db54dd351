// Takes out of a streamed reply what must not be read aloud: markdown, bullets, addresses, stage directions, emoji.
import { readMark, type Context } from './spoken-marks.ts'

/** Everything that may begin a mark; whatever else comes passes through at once. */
const SPECIAL =
  /[*_`~#[(<>|•+\d-]|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200D\uFE0F\u20E3]|\b[hw]|[\uD800-\uDBFF]/iu

/**
 * An incremental filter: push deltas as they come, however they are cut, and flush at the end. A delta is held
 * back only while it is open whether it begins a mark. Code blocks are spoken only where a reply has nothing else.
 */
export class SpokenText {
  private pending = ''
  private code = ''
  private nextListNumber = 1

  /** @param written what was said before the first delta */
  constructor(private written = '') {}

  push(delta: string): string {
    this.pending += delta
    return this.read(false)
  }

  /** The rest of the text; the filter is then as new. */
  flush(): string {
    const rest = this.read(true)
    const text = /[\p{L}\p{N}]/u.test(this.written) ? rest : rest + this.code
    this.pending = this.written = this.code = ''
    this.nextListNumber = 1
    return text
  }

  private read(ended: boolean): string {
    let out = ''
    const write = (text: string): void => {
      // What was taken out leaves no double space behind.
      const joined = /(^|\s)$/.test(this.written) ? text.replace(/^ +/, '') : text
      out += joined
      this.written = (this.written + joined).slice(-200)
    }
    while (this.pending !== '') {
      const at = this.pending.search(SPECIAL)
      if (at !== 0) {
        write(at < 0 ? this.pending : this.pending.slice(0, at))
        this.pending = at < 0 ? '' : this.pending.slice(at)
        continue
      }
      const mark = readMark(this.pending, this.context(), ended)
      if (mark === 'wait') break
      write(mark.say)
      this.code += mark.code ?? ''
      if (mark.listNumber) this.nextListNumber++
      this.pending = this.pending.slice(mark.length)
    }
    return out
  }

  private context(): Context {
    const atLineStart = /(^|\n)[ \t]*$/.test(this.written)
    return { before: this.written, atLineStart, nextListNumber: this.nextListNumber }
  }
}
