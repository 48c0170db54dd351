// One turn: what the user says, the reply prepared for it, and what became of it.
import { isAbort } from '../../../shared/coded-error.ts'
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Loudspeaker, Transcription } from '../../ports.ts'
import { Doer } from './doer.ts'
import { SpokenText } from './heard.ts'
import { pipelineFigures, TurnTrace } from '../../figures/metrics/trace.ts'
import type { MicrophoneFrame } from './microphone-frame.ts'
import { PreparedReply, type SpokenPiece } from './prepared-reply.ts'
import { ReadAlong } from './read-along.ts'
import { Speculation } from './speculation.ts'
import { refineSpeechEnd } from './speech-end.ts'
import { LEAD_IN_MS, TurnAudio } from './turn-audio.ts'
import { TurnJournal } from './turn-journal.ts'
import type { TurnOrigin, TurnParts, TurnTranscriber } from './turn-parts.ts'
import { spanMs, stagesOf } from '../../../shared/turn-marks.ts'

export class Turn {
  readonly audio = new TurnAudio()
  readonly isTyped: boolean
  private number = 0
  private journalOfTurn: TurnJournal | undefined
  private readonly transcriber: TurnTranscriber
  private readonly readAlong: ReadAlong
  private readonly ended = new AbortController()
  private partials: AbortController | undefined
  private prepared: PreparedReply | undefined
  private readonly speculation = new Speculation()
  private readonly spoken = new SpokenText()
  private speechStartMs: number | undefined
  private speechEndMs: number | undefined
  private trace = new TurnTrace(() => this.parts.clockMs())
  private pieces = 0
  private readonly doer: Doer
  private transcript = ''

  constructor(
    private readonly parts: TurnParts,
    private readonly origin: TurnOrigin,
  ) {
    this.isTyped = origin === 'typed'
    this.transcriber = parts.transcriber(() => this.audio.pcm())
    this.readAlong = new ReadAlong(parts)
    this.doer = new Doer(parts.instant)
  }

  get journal(): TurnJournal {
    if (!this.journalOfTurn) throw new Error('a turn has a journal once it listens')
    return this.journalOfTurn
  }

  get isOver(): boolean {
    return this.ended.signal.aborted
  }

  /** What the model makes of the words before this pause; undefined while it has not read them, or they go on. */
  get soundsFinished(): boolean | undefined {
    return this.prepared?.soundsFinished
  }

  /** Where the words before a silence that may end the turn end; undefined where there are none that were read. */
  get wordsEndMs(): number | undefined {
    return this.origin === 'duplex' && this.prepared?.hasWords ? this.speechEndMs : undefined
  }

  get signal(): AbortSignal {
    return this.ended.signal
  }

  append(frame: MicrophoneFrame): void {
    if (!this.isOver && !this.isTyped) this.audio.append(frame)
  }

  /** The turn is the session's turn `number` from here on: its events are told and partials run. */
  listen(number: number): void {
    this.number = number
    this.journalOfTurn = new TurnJournal(number, this.parts.clockMs, this.parts.sink)
    if (this.speechStartMs !== undefined) this.tellSpeechStart(this.speechStartMs)
  }

  speechStarted(startMs: number): void {
    if (this.speechStartMs !== undefined) return this.goOn()
    this.speechStartMs = startMs
    this.audio.forgetBefore(startMs - LEAD_IN_MS) // of a press that came long before: nothing has heard it yet
    if (this.journalOfTurn) this.tellSpeechStart(startMs)
  }

  /** A pause: the reply is prepared, ahead, as if the turn were over; nothing of it is told or heard yet. */
  prepare(speechEndMs: number, isAhead = true): void {
    this.heardSpeechUntil(speechEndMs)
    if (isAhead && !this.prepared) this.speculation.began()
    this.journal.hold()
    this.prepared ??= new PreparedReply(
      {
        ...this.parts,
        journal: this.journal,
        transcribe: (signal) => this.finalPass(signal),
        mayGoOn: this.origin === 'duplex',
      },
      this.signal,
    )
    // Only now: a partial pass that has heard all of the speech has become the final one.
    this.partials?.abort()
  }

  /** The user goes on after a pause: what was prepared is withdrawn without a trace. */
  goOn(): void {
    if (this.prepared) this.speculation.withdrew(this.prepared.madeMs)
    this.prepared?.withdraw()
    this.prepared = undefined
    this.speechEndMs = undefined // what was said since ends later
    this.journal.withdraw()
    this.runPartials()
  }

  heardSpeechUntil(speechEndMs: number): void {
    this.speechEndMs = speechEndMs
  }

  /** The turn is over: tells what was held back and gives the reply, prepared or begun now. */
  commit(): PreparedReply {
    const detectedMs = this.speechEndMs ?? this.audio.startMs + this.audio.durationMs
    const endMs = refineSpeechEnd(this.audio.pcm(), this.audio.startMs, detectedMs)
    this.prepare(detectedMs, false)
    const reply = this.prepared as PreparedReply
    this.trace = reply.trace
    this.trace.mark('speechEnd', endMs)
    this.trace.mark('committed')
    this.journal.note('speech_end', {}, endMs)
    this.journal.note('audio_received', { duration_ms: this.audio.durationMs })
    this.journal.release()
    return reply
  }

  /** Takes the commitment back: nothing was heard of the reply, and the user goes on. */
  retract(reason: string): void {
    this.journal.note('turn_retracted', { reason })
    this.goOn()
  }

  /** Ends the turn as if it had not been. */
  drop(reason: string): void {
    this.journal.withdraw()
    this.journal.note('turn_retracted', { reason })
    this.end()
  }

  /** Notes that `piece` was handed to the loudspeaker. */
  sent(piece: SpokenPiece): void {
    if (this.pieces++ === 0) {
      this.trace.mark('firstAudioSent')
      const ttsMs = spanMs(this.trace.marks, 'ttsStart', 'ttsFirstAudio') ?? 0
      this.journal.note('first_audio_sent', { tts_latency_ms: ttsMs })
    }
    this.spoken.add(piece.clause.index, piece.clause.text, piece.pcm.length)
  }

  /** What the model has said so far, and which part of it was heard by now. */
  replySoFar(loudspeaker: Loudspeaker): { turn: number; text: string; spoken: string } {
    const spoken = this.pieces === 0 ? '' : this.spoken.heard(loudspeaker.playedSamples())
    return { turn: this.number, text: this.prepared?.text.trim() ?? '', spoken }
  }

  /** A clause is heard since `tMs`: of this reply, unless it is late news of the one before. */
  audible(tMs: number): void {
    if (this.isOver || this.pieces === 0) return
    if (this.trace.marks.firstAudioPlayed !== undefined) return
    this.trace.mark('firstAudioPlayed', tMs)
    this.journal.note('first_audio_played', {}, tMs)
    this.doer.heard(this.prepared?.deed, this.journal, tMs)
  }

  /** The user has spoken over the reply: it stops here, and only what was heard counts. */
  interrupt(loudspeaker: Loudspeaker): void {
    const heard = this.spoken.heard(loudspeaker.flush())
    this.journal.note('duplex_interruption', { heard })
    this.conclude(heard, true, loudspeaker.underruns)
  }

  /** The reply has been heard as far as it goes. */
  finish(loudspeaker: Loudspeaker): void {
    const heard = this.prepared?.read ?? this.spoken.heard(loudspeaker.playedSamples())
    this.conclude(heard, false, loudspeaker.underruns)
  }

  transcribed(text: string): void {
    this.transcript = text
  }

  private conclude(heard: string, interrupted: boolean, underruns: number): void {
    if (this.isOver) return
    const { history, engines, onFinished } = this.parts
    const { transcript, trace } = this
    trace.mark('replyEnd')
    if (heard !== '') this.doer.heard(this.prepared?.deed, this.journal)
    this.journal.note('pipeline_complete', {
      ...pipelineFigures(trace, VOICE_SAMPLE_RATE_HZ),
      chunks_streamed: this.pieces,
      buffer_underruns: underruns,
      ...this.speculation.figures,
    })
    this.journal.note('turn', {
      transcript,
      reply: this.prepared?.text.trim() ?? '',
      heard,
      interrupted,
      voice_to_voice_ms: spanMs(trace.marks, 'speechEnd', 'firstAudioPlayed'),
      stages: stagesOf(trace.marks),
      engines,
    })
    if (transcript !== '') history.add({ transcript, heard, interrupted, ...this.prepared?.kept })
    const { isTyped, audio, number } = this
    onFinished?.({ turn: number, transcript, marks: trace.marks, isTyped, audio: audio.pcm() })
    this.end()
  }

  private end(): void {
    this.partials?.abort()
    this.ended.abort(new DOMException('the turn is over', 'AbortError'))
  }

  private tellSpeechStart(startMs: number): void {
    this.journal.note('speech_start', {}, startMs)
    this.runPartials()
  }

  private async finalPass(signal: AbortSignal): Promise<Transcription> {
    // Speech that a pass has heard to its end already need not be heard again.
    const needed = (this.speechEndMs ?? Infinity) - this.audio.startMs
    return await this.transcriber.finish({ signal, neededMs: needed })
  }

  private runPartials(): void {
    this.partials?.abort()
    const abort = (this.partials = new AbortController())
    const signal = AbortSignal.any([abort.signal, this.signal])
    const run = async (): Promise<void> => {
      this.readAlong.read('', { isStable: false, signal }) // what of the conversation is not read yet
      for await (const { text, language, ...partial } of this.transcriber.partials({ signal })) {
        this.journal.note('stt_partial', partial)
        this.readAlong.read(text, { isStable: partial.tentative === '', signal, language })
      }
    }
    run().catch((error: unknown) => {
      // A partial pass that fails costs a partial: the final pass decides, and says what is wrong.
      if (!isAbort(error)) abort.abort()
    })
  }
}
