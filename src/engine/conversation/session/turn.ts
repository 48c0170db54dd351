// One turn: what the user says, the reply prepared for it, and what became of it.
import { Doer } from './doer.ts'
import type { ResumeReason } from '../../../shared/turn-events.ts'
import { TurnTrace } from '../../figures/metrics/trace.ts'
import { LEAD_IN_MS, type MicrophoneFrame } from './microphone-frame.ts'
import { PreparedReply, type SpokenPiece } from './prepared-reply.ts'
import { ReplySound } from './reply-sound.ts'
import { Speculation } from './speculation.ts'
import { refineSpeechEnd } from './speech-end.ts'
import { TurnAudio } from './turn-audio.ts'
import { TurnHearing } from './turn-hearing.ts'
import { TurnJournal } from './turn-journal.ts'
import type { TurnOrigin, TurnParts } from './turn-parts.ts'
import { tellLossOf } from './tell-loss.ts'
import { tellSummary } from './turn-summary.ts'
import { unsaid } from './unsaid.ts'
import { spanMs } from '../../../shared/turn-marks.ts'

/** Who begins to speak within half a second of a reply has not listened to it. The rest is what it takes to be sure. */
const HARDLY_MS = 700

export class Turn {
  readonly audio = new TurnAudio()
  readonly isTyped: boolean
  private number = 0
  private journalOfTurn: TurnJournal | undefined
  readonly hearing: TurnHearing
  private readonly ended = new AbortController()
  private prepared: PreparedReply | undefined
  private readonly speculation = new Speculation()
  /** What is heard of its reply. */
  sound: ReplySound
  speechStartMs: number | undefined
  speechEndMs: number | undefined
  private trace = new TurnTrace(() => this.parts.clockMs())
  /** The reply over whose end it began. */
  saidOver: string | undefined
  /** What a reply has said last, where it may be that which is heard. */
  mayEcho: string | undefined
  private readonly doer: Doer
  transcript = ''

  constructor(
    private readonly parts: TurnParts,
    private readonly origin: TurnOrigin,
  ) {
    this.isTyped = origin === 'typed'
    this.hearing = new TurnHearing(parts, this.audio, this.signal)
    this.doer = new Doer(parts.instant)
    this.sound = new ReplySound(parts.loudspeaker)
  }

  get journal(): TurnJournal {
    if (!this.journalOfTurn) throw new Error('a turn has a journal once it listens')
    return this.journalOfTurn
  }

  get isOver(): boolean {
    return this.ended.signal.aborted
  }

  /** What the model makes of the words before this pause; undefined before it has read them, null: nobody asks it. */
  get soundsFinished(): boolean | undefined | null {
    return this.prepared ? this.prepared.soundsFinished : this.speculation.unasked
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
    tellLossOf(this, this.parts)
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
    if (isAhead && !this.prepared && !this.speculation.begin(this.parts)) return
    this.journal.hold()
    this.prepared ??= new PreparedReply(
      {
        ...this.parts,
        journal: this.journal,
        transcribe: (options) => this.hearing.whole(options, this.speechEndMs),
        mayGoOn: this.origin === 'duplex',
      },
      this.signal,
    )
    // Only now: a partial pass that has heard all of the speech has become the final one.
    this.hearing.stop()
  }

  /** The user goes on after a pause: what was prepared is withdrawn without a trace. */
  goOn(): void {
    if (this.prepared) this.speculation.withdrew(this.prepared.madeMs)
    this.prepared?.withdraw()
    this.prepared = undefined
    this.speechEndMs = undefined // what was said since ends later
    this.journal.withdraw()
    this.hearing.begin(this.journal)
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
    const { awakeMs } = this.parts
    if (awakeMs !== undefined && awakeMs > endMs) this.trace.mark('awake', awakeMs)
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

  /** The reply has hardly begun, nothing was done by it, and the words before it sounded unfinished. */
  get isHardlyAnswered(): boolean {
    const { prepared } = this
    return !prepared?.deed && prepared?.soundsFinished === false && this.sound.playedMs < HARDLY_MS
  }

  /** The user was not done: what was said over the first words of the reply belongs to what was said before. */
  goOnWith(late: Turn): void {
    this.audio.absorb(late.audio)
    late.forget()
    this.retract('the user went on')
    this.sound.stop()
    this.sound = new ReplySound(this.parts.loudspeaker)
  }

  /** Ends the turn as if it had not been. */
  drop(reason: string): void {
    this.journal.withdraw()
    this.journal.note('turn_retracted', { reason })
    this.forget()
  }

  /** Notes that `piece` was handed to the loudspeaker. */
  sent(piece: SpokenPiece): void {
    this.sound.sent(piece, this.parts.clockMs())
    if (this.sound.pieces > 1) return
    this.trace.mark('firstAudioSent')
    const ttsMs = spanMs(this.trace.marks, 'ttsStart', 'ttsFirstAudio') ?? 0
    this.journal.note('first_audio_sent', { tts_latency_ms: ttsMs })
  }

  /** What the model has said so far, and which part of it was heard by now. */
  get replySoFar(): { turn: number; text: string; spoken: string } {
    const text = this.prepared?.text.trim() ?? ''
    return { turn: this.number, text, spoken: this.sound.heard() }
  }

  /** A clause is heard since `tMs`: of this reply, unless it is late news of the one before. */
  audible(tMs: number): void {
    if (this.isOver || this.sound.pieces === 0) return
    if (this.trace.marks.firstAudioPlayed !== undefined) return
    this.trace.mark('firstAudioPlayed', tMs)
    this.journal.note('first_audio_played', {}, tMs)
    this.doer.heard(this.prepared?.deed, this.journal, tMs)
  }

  /** How much of the reply is still to be heard; Infinity while more of it is made. */
  get replyLeftMs(): number {
    return this.prepared?.isMade ? this.sound.leftMs : Infinity
  }

  /** Somebody is heard over the reply: it waits until it is known what that was. */
  pause(): void {
    this.sound.pause()
    this.journal.note('pause', { heard: this.sound.heard() })
  }

  /** It was nothing to give way to: the reply goes on with the word that was cut. */
  resume(reason: ResumeReason, overheard: string): void {
    this.sound.resume()
    this.journal.note('resume', { reason, overheard })
  }

  /** The user has spoken over the reply: it stops here, and only what was heard counts. */
  interrupt(overheard = ''): void {
    const heard = this.sound.stop()
    this.journal.note('duplex_interruption', { heard, overheard })
    this.conclude(heard, true)
  }

  /** The reply has been heard as far as it goes. */
  finish(): void {
    this.conclude(this.prepared?.read ?? this.sound.heard(), false)
  }

  private conclude(heard: string, interrupted: boolean): void {
    if (this.isOver) return
    const { history, engines, onFinished } = this.parts
    const { transcript, trace, sound, speculation, isTyped, audio, number } = this
    trace.mark('replyEnd')
    if (heard !== '') this.doer.heard(this.prepared?.deed, this.journal)
    const reply = this.prepared?.text.trim() ?? ''
    const said = { transcript, heard, interrupted }
    tellSummary(this.journal, { trace, sound, speculation, engines, reply, ...said })
    const left = interrupted ? { unsaid: unsaid(reply, heard) } : {}
    if (transcript !== '') history.add({ ...said, ...left, ...this.prepared?.kept })
    onFinished?.({ turn: number, transcript, marks: trace.marks, isTyped, audio: audio.pcm() })
    this.forget()
  }

  /** Nothing of it goes on. */
  forget(): void {
    this.hearing.stop()
    this.ended.abort(new DOMException('the turn is over', 'AbortError'))
  }

  private tellSpeechStart(startMs: number): void {
    this.journal.note('speech_start', {}, startMs)
    this.hearing.begin(this.journal)
  }
}
