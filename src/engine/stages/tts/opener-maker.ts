// Makes the openers of whoever speaks, in the background.
import type { Cores } from '../cores/cores.ts'
import { governedTts } from '../cores/governed-ports.ts'
import { Quiet } from '../cores/quiet.ts'
import type { Speaker, Tts } from '../../ports.ts'
import { openersOf, type SpokenOpeners } from './openers.ts'

/** One speaker at a time: the last that was asked for. */
export class OpenerMaker {
  private speaker: string | undefined
  private stopping = new AbortController()
  private running = Promise.resolve()
  private readonly quiet: Quiet
  private readonly tts: Tts
  readonly openers: SpokenOpeners

  /** @param folder absolute; where they are kept */
  constructor(tts: Tts, cores: Cores, folder: string) {
    this.openers = openersOf(tts, folder)
    this.tts = governedTts(tts, cores, 'tts-ahead')
    this.quiet = new Quiet(cores, 'tts-ahead')
  }

  /** Nothing where `speaker` is being served already, or its voice does not sound parts of sentences. */
  make(speaker: Speaker): void {
    const key = JSON.stringify(speaker)
    if (key === this.speaker || !this.tts.speaksParts(speaker.voice)) return
    this.speaker = key
    this.stopping.abort()
    const { signal } = (this.stopping = new AbortController())
    const quiet = (stop: AbortSignal) => this.quiet.come(stop)
    const before = this.running
    this.running = before
      .then(() => this.openers.prepare(this.tts, speaker, { signal, quiet }))
      // What could not be made is made when it is said; a voice that died is asked for again by the next session.
      .catch(() => void (this.speaker = this.speaker === key ? undefined : this.speaker))
  }

  /** Resolves when nothing is made any more. */
  async close(): Promise<void> {
    this.stopping.abort()
    this.quiet.close()
    await this.running
  }
}
