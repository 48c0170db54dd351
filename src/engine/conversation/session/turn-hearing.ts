// What recognition makes of one turn while it is spoken, and what is made of that at once.
import { isAbort } from '../../../shared/coded-error.ts'
import { flagsWith } from '../../../shared/flags.ts'
import type { Transcription } from '../../ports.ts'
import type { Overheard } from '../turn-taking/over-reply-words.ts'
import { ReadAlong } from './read-along.ts'
import type { TurnAudio } from './turn-audio.ts'
import type { TurnJournal } from './turn-journal.ts'
import type { TurnParts, TurnTranscriber } from './turn-parts.ts'

export class TurnHearing {
  private readonly transcriber: TurnTranscriber
  private readonly readAlong: ReadAlong | undefined
  private partials: AbortController | undefined

  /** @param signal ends with the turn */
  constructor(
    parts: TurnParts,
    private readonly audio: TurnAudio,
    private readonly signal: AbortSignal,
  ) {
    this.transcriber = parts.transcriber(() => audio.pcm())
    this.readAlong = flagsWith(parts.flags ?? {})['read-along'] ? new ReadAlong(parts) : undefined
  }

  /** Tells partials from now on, and lets the model read them. */
  begin(journal: TurnJournal): void {
    this.stop()
    const abort = (this.partials = new AbortController())
    const signal = AbortSignal.any([abort.signal, this.signal])
    const run = async (): Promise<void> => {
      this.readAlong?.read('', { isStable: false, signal }) // what of the conversation is not read yet
      const heard = this.transcriber.partials({ signal })
      for await (const { text, language, confirmed, tentative } of heard) {
        journal.note('stt_partial', { confirmed, tentative })
        this.readAlong?.read(text, { isStable: tentative === '', signal, language })
      }
    }
    run().catch((error: unknown) => {
      // A partial pass that fails costs a partial: the final pass decides, and says what is wrong.
      if (!isAbort(error)) abort.abort()
    })
  }

  stop(): void {
    this.partials?.abort()
  }

  /**
   * What is said so far while it is not sure yet whose turn it is: nothing is told. Ends by the signal.
   * @param options.neededUntilMs up to where it is waited for, on the session's clock
   */
  async *overhear(options: {
    signal: AbortSignal
    neededUntilMs: () => number
  }): AsyncGenerator<Overheard, void, void> {
    const signal = AbortSignal.any([options.signal, this.signal])
    const neededMs = (): number => options.neededUntilMs() - this.audio.startMs
    const hearing = this.transcriber.partials({ signal, neededMs })
    for await (const { text, meanLogProbability, heardMs } of hearing)
      yield { text, meanLogProbability, untilMs: this.audio.startMs + heardMs }
  }

  /** @param speechEndMs speech that a pass has heard to its end already need not be heard again */
  async whole(
    options: Pick<Parameters<TurnTranscriber['finish']>[0], 'signal' | 'onProvider'>,
    speechEndMs = Infinity,
  ): Promise<Transcription> {
    const neededMs = speechEndMs - this.audio.startMs
    return await this.transcriber.finish({ ...options, neededMs })
  }
}
