// A reply in the making: transcript → tokens → clauses → speech, run ahead by a bounded amount, cancellable whole.
import type { Llm, SpokenClause, Tts } from '../ports.ts'
import { ahead } from '../stream/ahead.ts'
import { clauses } from '../stream/clauses.ts'
import type { History } from './history.ts'
import type { TurnJournal } from './turn-journal.ts'
import { markOnce, spanMs, type TurnMarks } from './turn-marks.ts'

/** Clauses the model may be ahead of the voice. */
const CLAUSES_AHEAD = 2
/** Pieces (200–400 ms each) the voice may be ahead of the loudspeaker's own queue. */
const PIECES_AHEAD = 12
/** A spoken reply is short; this only bounds a model that does not stop. */
const MAX_REPLY_TOKENS = 300

export interface SpokenPiece {
  /** Mono 24 kHz. */
  pcm: Float32Array
  clause: SpokenClause
}

export interface ReplySources {
  /** The final pass over what the user said; resolves to its trimmed text. */
  transcribe: (signal: AbortSignal) => Promise<string>
  history: History
  llm: Llm
  tts: Tts
  voice: string
  speed: number
  clockMs: () => number
  journal: TurnJournal
}

export class PreparedReply {
  readonly marks: TurnMarks = {}
  /** Rejects as `pieces` does. */
  readonly transcript: Promise<string>
  readonly pieces: AsyncGenerator<SpokenPiece, void, void>
  /** All that the model has said so far. */
  text = ''
  tokens = 0
  tokenMs = 0
  synthesisMs = 0
  private readonly abort = new AbortController()

  /** Starts at once. */
  constructor(
    private readonly sources: ReplySources,
    signal: AbortSignal,
  ) {
    const stop = AbortSignal.any([signal, this.abort.signal])
    this.transcript = this.transcribe(stop)
    this.transcript.catch(() => {}) // whoever pulls `pieces` meets the same error
    this.pieces = ahead(this.speak(stop), PIECES_AHEAD, { signal: stop })
  }

  /** Stops all of it; nothing of it may be used any more. */
  withdraw(): void {
    this.abort.abort(new DOMException('withdrawn', 'AbortError'))
  }

  private async transcribe(signal: AbortSignal): Promise<string> {
    const { clockMs, journal } = this.sources
    markOnce(this.marks, 'sttStart', clockMs())
    const text = await this.sources.transcribe(signal)
    markOnce(this.marks, 'sttComplete', clockMs())
    const sttMs = spanMs(this.marks, 'sttStart', 'sttComplete') ?? 0
    journal.note('stt_complete', { text, stt_latency_ms: sttMs })
    return text
  }

  private async *speak(signal: AbortSignal): AsyncGenerator<SpokenPiece, void, void> {
    const { clockMs, journal, tts, voice, speed } = this.sources
    const transcript = await this.transcript
    if (transcript === '') return
    let index = 0
    for await (const text of ahead(this.clauses(transcript, signal), CLAUSES_AHEAD, { signal })) {
      const clause = { index: index++, text }
      markOnce(this.marks, 'ttsStart', clockMs())
      journal.note('tts_start', { text })
      let startMs = clockMs()
      for await (const pcm of tts.speak(text, { signal, voice, speed })) {
        markOnce(this.marks, 'ttsFirstAudio', clockMs())
        this.synthesisMs += clockMs() - startMs
        yield { pcm, clause }
        startMs = clockMs()
      }
    }
  }

  private async *clauses(
    transcript: string,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, void> {
    const { clockMs } = this.sources
    for await (const clause of clauses(this.tokensOf(transcript, signal), { signal })) {
      markOnce(this.marks, 'llmFirstClause', clockMs())
      yield clause.text
    }
  }

  private async *tokensOf(
    transcript: string,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, void> {
    const { clockMs, history, journal, llm } = this.sources
    markOnce(this.marks, 'llmStart', clockMs())
    journal.note('llm_start', {})
    let startMs = clockMs()
    const messages = history.withUser(transcript)
    for await (const delta of llm.answer(messages, { signal, maxTokens: MAX_REPLY_TOKENS })) {
      const nowMs = clockMs()
      if (this.tokens++ === 0) {
        markOnce(this.marks, 'llmFirstToken', nowMs)
        journal.note('llm_first_token', { llm_latency_ms: nowMs - startMs })
      } else this.tokenMs += nowMs - startMs
      this.text += delta
      yield delta
      startMs = clockMs()
    }
  }
}
