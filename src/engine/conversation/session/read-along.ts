// The model reads what is being said, so that little is left to read when the user waits.
import type { Llm } from '../../ports.ts'
import type { History } from './history.ts'
import { readAhead } from './read-ahead.ts'

interface Hypothesis {
  text: string
  isStable: boolean
  language: string | undefined
}

/**
 * One hypothesis at a time, tentative words too: they are right more often than not. What comes while the model reads
 * is left but for the newest. Reading anew at once, the older aborted, was slower (docs/latency.md).
 */
export class ReadAlong {
  private newest: Hypothesis | undefined
  private last: Hypothesis | undefined
  private isReading = false

  constructor(private readonly parts: { readonly llm: Llm; readonly history: History }) {}

  /**
   * Takes no time and never fails: what cannot be read now is read when it counts.
   * @param options.isStable two passes agree on all of it
   * @param options.language in which it was heard; the conversation's where absent
   */
  read(text: string, options: { isStable: boolean; signal: AbortSignal; language?: string }): void {
    const { newest } = this
    const { isStable, signal, language } = options
    if (newest && (text === '' || (newest.text === text && newest.isStable === isStable))) return
    this.newest = { text, isStable, language }
    if (!this.isReading) void this.catchUp(signal)
  }

  private async catchUp(signal: AbortSignal): Promise<void> {
    const { llm, history } = this.parts
    this.isReading = true
    while (this.newest && this.newest !== this.last && !signal.aborted) {
      this.last = this.newest
      const { text, isStable, language } = this.last
      await readAhead(llm, history.withUser(text, language), { signal, isStable })
    }
    this.isReading = false
  }
}
