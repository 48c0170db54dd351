// A reply in the making: transcript → tokens → clauses → speech, run ahead by a bounded amount, cancellable whole.
import { isWanted } from '../tools/is-wanted.ts'
import { itemMs, timed, timedCall, TurnTrace } from '../../figures/metrics/trace.ts'
import type { SpokenClause } from '../../ports.ts'
import { ahead } from '../stream/ahead.ts'
import { clauses } from '../stream/clauses.ts'
import { moreMayCome } from '../turn-taking/more-may-come.ts'
import type { Deed } from '../instant/answer.ts'
import { guarded } from './guarded.ts'
import { languageOfText } from './language-of-text.ts'
import { openerNotBeforeMs, openersFor } from './opener-timing.ts'
import { readAhead } from './read-ahead.ts'
import type { ReplySources } from './reply-sources.ts'
import { tellProviders } from './tell-providers.ts'
import { ASK_AGAIN, isUnclear, NOT_FOLLOWED } from './unclear.ts'
import { paced } from './voice-pace.ts'
import type { ProviderUse } from '../../../shared/turn-events.ts'
import { spanMs, type MarkName } from '../../../shared/turn-marks.ts'
import { WordPace } from './word-pace.ts'

/** How far the model may be ahead of the voice, and the voice (by pieces of 200–400 ms) of the loudspeaker's own queue. */
const CLAUSES_AHEAD = 2
const PIECES_AHEAD = 12
/** A spoken reply is short; this only bounds a model that does not stop. */
const MAX_REPLY_TOKENS = 300

export interface SpokenPiece {
  /** Mono 24 kHz. */
  pcm: Float32Array
  clause: SpokenClause
  /** Heard sooner, on the session's clock, it would be over before the next piece is there. */
  notBeforeMs?: number
}

export class PreparedReply {
  readonly trace: TurnTrace
  /** Ends with the turn, or when the reply is withdrawn. */
  readonly signal: AbortSignal
  /** Rejects as `pieces` does. */
  readonly transcript: Promise<string>
  readonly pieces: AsyncGenerator<SpokenPiece, void, void>
  /** All that the model has said so far. */
  text = ''
  /** Whether the transcript sounds finished to the model; undefined while it has not been asked, null: nobody asks it. */
  soundsFinished: boolean | undefined | null
  /** The transcript is there, and there are words in it. */
  hasWords = false
  /** ISO 639-1 code of the transcript, and of the reply; the conversation's until it is there. */
  language: string
  private isWritten = false
  private isUnclear = false
  /** The answer is a tool's, which are English all; of a word or two of it, nobody could tell. */
  private isToolsEnglish = false
  /** What the reply does, told and performed once it begins to be heard. Set before its first token. */
  deed: Deed | undefined
  /** What the user wanted done, in plain words, where the reply is a tool's. */
  command: string | undefined
  private readonly abort = new AbortController()
  private readonly onProvider: (use: ProviderUse) => void
  private madeAtMs: number | undefined

  /** Starts at once. */
  constructor(
    private readonly sources: ReplySources,
    signal: AbortSignal,
  ) {
    const stop = (this.signal = AbortSignal.any([signal, this.abort.signal]))
    this.language = sources.history.language
    this.onProvider = tellProviders(sources.journal)
    this.trace = new TurnTrace(sources.clockMs, (name, tMs) => this.tell(name, tMs))
    this.transcript = this.transcribe(stop)
    this.transcript.catch(() => {}) // whoever pulls `pieces` meets the same error
    this.pieces = ahead(this.settled(this.speak(stop)), PIECES_AHEAD, { signal: stop })
  }

  /** What of it was read, since no voice can say it; undefined where it is spoken. */
  get read(): string | undefined {
    return this.isWritten ? this.text.trim() : undefined
  }

  /** What the conversation remembers of it besides the words. */
  get kept(): { language: string; command: string | undefined; stops: boolean } {
    const { language, command, deed } = this
    return { language, command, stops: deed?.effect?.kind === 'stop' }
  }

  /** How long it has been in the making by now; no longer than until all of it was made. */
  get madeMs(): number {
    const nowMs = this.sources.clockMs()
    return (this.madeAtMs ?? nowMs) - (this.trace.marks.sttStart ?? nowMs)
  }

  get isMade(): boolean {
    return this.madeAtMs !== undefined
  }

  /** Stops all of it; nothing of it may be used any more. */
  withdraw(): void {
    this.abort.abort(new DOMException('withdrawn', 'AbortError'))
  }

  private async transcribe(signal: AbortSignal): Promise<string> {
    const { journal, transcribe, history, voiceFor } = this.sources
    const hear = () => transcribe({ signal, onProvider: this.onProvider })
    const heard = await timedCall('sttStart', 'sttComplete', hear, this.trace)
    const { text, language } = heard
    this.isUnclear = isUnclear(heard) && history.said.lastReply !== ASK_AGAIN
    this.language = (text !== '' && language) || history.language
    this.hasWords = text !== ''
    const stt_latency_ms = spanMs(this.trace.marks, 'sttStart', 'sttComplete') ?? 0
    journal.note('stt_complete', { text, stt_latency_ms })
    if (this.language !== history.language) {
      const voice = voiceFor(this.language) ?? null
      journal.note('language', { language: this.language, voice })
    }
    return text
  }

  private async *speak(signal: AbortSignal): AsyncGenerator<SpokenPiece, void, void> {
    const { tts, llm, history, journal, voiceFor, speed, clockMs, openers, voicePace } =
      this.sources
    const transcript = await this.transcript
    if (transcript === '') return void (this.soundsFinished = true)
    const answer = this.answer(transcript, signal)
    const tokens = this.noteText(timed('llm', answer, this.trace))
    const replyVoice = voiceFor(this.language)
    this.isWritten = replyVoice === undefined
    // Which language a few words are in nobody could tell: only where it is sure.
    const speaksParts = this.language === 'en' && replyVoice && tts.speaksParts(replyVoice)
    const grows = new WordPace(() => clockMs() - (this.trace.marks.llmFirstToken ?? 0)).get
    const growing = speaksParts
      ? { grows, opener: openersFor(openers, { voice: replyVoice, speed }) }
      : {}
    const texts = timed('clauses', clauses(tokens, { signal, ...growing }), this.trace)
    let index = 0
    let unsaid = ''
    const said: string[] = []
    for await (const { text, within, isOpener } of ahead(texts, CLAUSES_AHEAD, { signal })) {
      said.push(text)
      const voice = this.isWritten ? undefined : voiceFor(this.languageOf(text))
      if (voice === undefined) {
        journal.note('reply_written', { text })
        continue
      }
      const clause = { index, text: `${unsaid} ${text}`.trim() }
      journal.note('tts_start', { text })
      let isMade = true
      const onRemembered = () => void (isMade = false)
      const { onProvider } = this
      const options = { signal, voice, speed, ...(within && { within }), onRemembered, onProvider }
      // What is remembered tells nothing of how fast the voice is: the real-time factor is of what was synthesised.
      const amountOf = (pcm: Float32Array) => (isMade ? pcm.length : 0)
      const pieces = timed('tts', tts.speak(text, options), this.trace, amountOf)
      let isHeard = false
      for await (const { pcm, waitMs } of paced(pieces, text, voicePace, clockMs)) {
        const nowMs = clockMs()
        const tokenMs = itemMs(this.trace.stage('llm'))
        const notBeforeMs = isOpener ? openerNotBeforeMs(pcm, nowMs, tokenMs) : nowMs + waitMs
        yield { pcm, clause, ...(!isHeard && { notBeforeMs }) }
        isHeard = true
      }
      // Words that flow into what follows are said with it: a part of a sentence may be silent.
      unsaid = isHeard ? '' : clause.text
      if (isHeard) index++
    }
    // While it is heard, the model reads it as it will stand in the conversation: marks and lines are not as it wrote
    // them, and 200 tokens behind the first difference would have to be read when the user waits.
    const heard = this.read ?? said.join(' ')
    const after = history.after({ transcript, heard, interrupted: false, ...this.kept })
    void readAhead(llm, after, { signal })
  }

  /** The models fall back into English at times, and a Spanish voice cannot say it; nor what a tool answers. */
  private languageOf(text: string): string {
    return this.isToolsEnglish || languageOfText(text) === 'en' ? 'en' : this.language
  }

  private async *answer(
    transcript: string,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, void> {
    const { mayGoOn, history, instant, llm } = this.sources
    // The grammars are English.
    const said = { ...history.said, words: transcript }
    const known = this.language === 'en' ? instant?.answer(transcript, said) : undefined
    if (known) {
      this.soundsFinished = true
      this.deed = known
      this.command = known.command ?? transcript.replace(/[.!?]+$/u, '')
      return yield known.reply
    }
    if (this.isUnclear) {
      this.soundsFinished = null
      return yield ASK_AGAIN
    }
    const onSoundsFinished = (finished: boolean): void => {
      this.soundsFinished = finished && !moreMayCome(transcript)
    }
    const listening = mayGoOn ? { onSoundsFinished } : {}
    let command: string | undefined
    const onCommand = (wanted: string) => void (command = wanted)
    const options = { signal, maxTokens: MAX_REPLY_TOKENS, onProvider: this.onProvider }
    const messages = history.withUser(transcript, this.language)
    const about = { transcript, language: this.language, history }
    yield* guarded(llm.answer(messages, { ...options, ...listening, onCommand }), about)
    if (command === undefined) return
    // In the model's words, which are English in every language, the grammars know it. What they do not know, nobody here
    // can do: then it answers in words.
    const done = instant?.answer(command, said)
    const isAskedFor = this.language !== 'en' || isWanted(done?.effect, transcript)
    if (!done || !isAskedFor) {
      if (this.text.trim() === '') yield* guarded(llm.answer(messages, options), about)
      // Nobody is left without any answer by a model that ends at once.
      if (this.text.trim() === '' && this.language === 'en') yield NOT_FOLLOWED
      return
    }
    this.command = command
    this.deed = done
    this.isToolsEnglish = done.effect?.kind !== 'repeat'
    yield done.reply
  }

  /** A reply that failed is not waited for. */
  private async *settled(pieces: AsyncIterable<SpokenPiece>) {
    try {
      yield* pieces
    } catch (error) {
      this.soundsFinished ??= true
      throw error
    } finally {
      this.madeAtMs = this.sources.clockMs()
    }
  }

  private async *noteText(deltas: AsyncIterable<string>): AsyncGenerator<string, void, void> {
    for await (const delta of deltas) {
      this.text += delta
      yield delta
    }
  }

  private tell(mark: MarkName, tMs: number): void {
    const { journal } = this.sources
    if (mark === 'llmStart') journal.note('llm_start', {}, tMs)
    if (mark !== 'llmFirstToken') return
    const llmMs = spanMs(this.trace.marks, 'llmStart', 'llmFirstToken') ?? 0
    journal.note('llm_first_token', { llm_latency_ms: llmMs }, tMs)
  }
}
