// The model reads what is being said, one hypothesis after the other: the newest counts, an older one is left.
import type { Llm } from '../ports.ts'
import type { History } from './history.ts'

export class ReadAlong {
  private text = ''
  private reading: AbortController | undefined

  constructor(private readonly parts: { readonly llm: Llm; readonly history: History }) {}

  /**
   * Lets the model read `text`, tentative words too: they are right more often than not, and what was read need not
   * be read when the user waits. Only time is lost where it fails.
   */
  read(text: string, { signal }: { signal: AbortSignal }): void {
    if (text === this.text) return
    this.text = text
    this.reading?.abort()
    const reading = (this.reading = new AbortController())
    const { llm, history } = this.parts
    const either = AbortSignal.any([signal, reading.signal])
    llm.prefill(history.withUser(text), { signal: either }).catch(() => {})
  }
}
