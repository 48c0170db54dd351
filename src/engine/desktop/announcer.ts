// Says a text aloud that is no reply: a voice's sample, or something said before.
import { isAbort } from '../../shared/coded-error.ts'
import type { Loudspeaker, SpokenClause, Tts } from '../ports.ts'
import { ahead } from '../conversation/stream/ahead.ts'
import { clauses } from '../conversation/stream/clauses.ts'

/** Clauses that are spoken ahead of the loudspeaker's own queue. */
const PIECES_AHEAD = 12

export interface Announcement {
  text: string
  tts: Tts
  voice: string
  speed: number
}

export class Announcer {
  private current: AbortController | undefined

  /** @param onChange told when it begins and when it has ended */
  constructor(
    private readonly loudspeaker: Loudspeaker,
    private readonly onChange: () => void,
  ) {}

  get isSpeaking(): boolean {
    return this.current !== undefined
  }

  /** Resolves when it has been heard or was stopped. @throws CodedError of a failed engine */
  async say(announcement: Announcement): Promise<void> {
    this.stop()
    const abort = (this.current = new AbortController())
    const { signal } = abort
    this.onChange()
    try {
      for await (const { pcm, clause } of ahead(speak(announcement, signal), PIECES_AHEAD, {
        signal,
      }))
        await this.loudspeaker.enqueue(pcm, clause, { signal })
      await this.loudspeaker.drained({ signal })
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      if (this.current === abort) {
        this.current = undefined
        this.onChange()
      }
    }
  }

  stop(): void {
    const { current } = this
    if (!current) return
    this.current = undefined
    current.abort(new DOMException('stopped', 'AbortError'))
    this.loudspeaker.flush()
    this.onChange()
  }
}

async function* speak(
  { text, tts, voice, speed }: Announcement,
  signal: AbortSignal,
): AsyncGenerator<{ pcm: Float32Array; clause: SpokenClause }, void, void> {
  let index = 0
  for await (const { text: part } of clauses(once(text), { signal })) {
    const clause = { index: index++, text: part }
    for await (const pcm of tts.speak(part, { signal, voice, speed })) yield { pcm, clause }
  }
}

async function* once(text: string): AsyncGenerator<string, void, void> {
  yield text
}
