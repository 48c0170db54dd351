// The mode owner: hears frames, decides whose turn it is, and lets one reply at a time be heard.
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { SpeechSegmenter, type SpeechEvent } from '../../../shared/speech-segmenter.ts'
import { deliverReply, failReply } from './deliver-reply.ts'
import { Ducking } from './ducking.ts'
import { learnSilence } from './learn-silence.ts'
import { PreRoll, type MicrophoneFrame } from './microphone-frame.ts'
import type { Mode, SessionOptions } from './session-options.ts'
import { Settling } from './settling.ts'
import { LEAD_IN_MS } from './turn-audio.ts'
import { Turn } from './turn.ts'
import { typedTranscriber } from './typed-transcriber.ts'

/** Kept before a turn: more than the 64 ms that onset takes, so that a soft first consonant is whole. */
const PRE_ROLL_MS = 640
/** Speech over the reply or over thought for so long is meant, not a click. */
const BARGE_IN_SPEECH_MS = 160
/** A turn that never ends is committed here: its audio must stay bounded. */
const LONGEST_TURN_MS = 5 * 60_000

export class Session {
  private mode: Mode = { at: 'idle' }
  private readonly preRoll = new PreRoll(PRE_ROLL_MS)
  private readonly segmenter = new SpeechSegmenter()
  private readonly settling = new Settling()
  private readonly ducking = new Ducking()
  private turns = 0
  private pressed = false

  constructor(private readonly options: SessionOptions) {}

  get at(): Mode['at'] {
    return this.mode.at
  }

  /** The reply that is being prepared or heard, as far as it has come; undefined while there is none. */
  get reply(): { turn: number; text: string; spoken: string } | undefined {
    if (this.mode.at !== 'thinking' && this.mode.at !== 'speaking') return undefined
    return this.mode.turn.replySoFar(this.options.loudspeaker)
  }

  /** Hears one frame. Frames come in order and without gaps, in both modes, whether anybody speaks or not. */
  hear(frame: MicrophoneFrame): void {
    this.preRoll.push(frame)
    const turn = this.openTurn()
    turn?.append(frame)
    if (this.options.talk === 'ptt' && !this.pressed) return
    const event = this.segmenter.push(
      { startMs: frame.startMs, durationMs: FRAME_MS, probability: frame.speechProbability },
      () => this.hangoverMs(),
    )
    if (event) this.react(event, frame.startMs)
    this.duck(frame.speechProbability)
    this.confirmSpeechOver()
    if (this.mode.at === 'listening' && isFull(this.mode.turn)) this.commit(this.mode.turn)
  }

  /** Push-to-talk pressed: the turn begins with the pre-roll. Speech over a reply interrupts it at once. */
  press(): void {
    this.pressed = true
    this.segmenter.reset()
    if (this.mode.at === 'speaking') this.interrupt()
    else if (this.mode.at !== 'idle') this.drop(this.mode.turn, 'pressed again')
    this.listen(this.newTurn(0))
  }

  /** Push-to-talk released: the turn is over now. */
  release(): void {
    this.pressed = false
    this.segmenter.reset()
    if (this.mode.at === 'listening') this.commit(this.mode.turn)
  }

  /** What was typed is a turn that begins with its transcript; whatever goes on gives way to it. */
  type(text: string): void {
    this.stop()
    const transcriber = () => typedTranscriber(text, this.options.history.language)
    const turn = new Turn({ ...this.options, transcriber }, 'typed')
    turn.listen(++this.turns)
    turn.heardSpeechUntil(this.options.clockMs())
    this.commit(turn)
  }

  /** The next frame does not follow the last one: what was kept of the stream before is forgotten. */
  newStream(): void {
    this.preRoll.clear()
    this.segmenter.reset()
  }

  /** Stops whatever goes on and listens anew; what is pressed counts as released. */
  stop(): void {
    this.pressed = false
    if (this.mode.at === 'speaking') this.interrupt()
    if (this.mode.at === 'listening' || this.mode.at === 'thinking')
      this.drop(this.mode.turn, 'stopped')
    this.segmenter.reset()
  }

  /** Resolves when no turn is open and the last reply has been heard. */
  async idle({ signal }: { signal: AbortSignal }): Promise<void> {
    await this.settling.none({ signal })
  }

  /** Ends every turn without a trace and waits until nothing of them runs. */
  async close(): Promise<void> {
    this.stop()
    await this.settling.none()
  }

  private react(event: SpeechEvent, frameMs: number): void {
    const { mode } = this
    switch (mode.at) {
      case 'idle':
        if (event.kind === 'start') this.listen(this.newTurn(event.startMs))
        return
      case 'listening':
        return this.whileListening(mode.turn, event, frameMs)
      case 'thinking':
        return // speech takes the turn back once it is confirmed, see below
      case 'speaking':
        if (this.bargeInSpeechMs === 0) return
        if (event.kind === 'start') mode.interruption = this.newTurn(event.startMs)
        // Over before it was confirmed: a click, a cough.
        else if (event.kind === 'end' || event.kind === 'misfire') mode.interruption = undefined
    }
  }

  private whileListening(turn: Turn, event: SpeechEvent, frameMs: number): void {
    switch (event.kind) {
      case 'start':
        return turn.speechStarted(event.startMs)
      case 'pause':
        return turn.prepare(event.speechEndMs)
      case 'resume':
        learnSilence(this.options.endOfTurn, turn, frameMs)
        return turn.goOn()
      case 'end':
        turn.heardSpeechUntil(event.speechEndMs)
        if (this.options.talk === 'duplex') this.commit(turn)
        return
      case 'misfire':
        if (this.options.talk === 'duplex') this.drop(turn, 'no speech')
    }
  }

  /** Speech over thought or reply counts once it is too long for a click: then it takes back, or interrupts. */
  private confirmSpeechOver(): void {
    const { speechSoFarMs, speakingSinceMs } = this.segmenter
    if (this.mode.at === 'thinking') {
      const { turn } = this.mode
      if (speechSoFarMs < BARGE_IN_SPEECH_MS || turn.isTyped || isFull(turn)) return
      learnSilence(this.options.endOfTurn, turn, speakingSinceMs)
      turn.retract('the user went on')
      this.setMode({ at: 'listening', turn })
    } else if (this.mode.at === 'speaking' && this.mode.interruption) {
      if (speechSoFarMs < this.bargeInSpeechMs) return
      const { turn, interruption } = this.mode
      learnSilence(this.options.endOfTurn, turn, speakingSinceMs)
      this.interrupt()
      this.listen(interruption)
    }
  }

  private get bargeInSpeechMs(): number {
    return this.options.bargeInSpeechMs ?? BARGE_IN_SPEECH_MS
  }

  /** The reply steps back at once for what may be an interruption, and comes back if it was nothing. */
  private duck(speechProbability: number): void {
    if (this.mode.at !== 'speaking' || this.bargeInSpeechMs === 0) return this.ducking.reset()
    const gain = this.ducking.push(speechProbability)
    if (gain !== undefined) this.options.loudspeaker.duck?.(gain)
  }

  private interrupt(): void {
    if (this.mode.at !== 'speaking') return
    this.mode.turn.interrupt(this.options.loudspeaker)
    this.setMode({ at: 'idle' })
  }

  private listen(turn: Turn): void {
    turn.listen(++this.turns)
    this.setMode({ at: 'listening', turn })
  }

  private commit(turn: Turn): void {
    this.setMode({ at: 'thinking', turn })
    const { loudspeaker } = this.options
    const reply = turn.commit()
    const speaking = (): void => {
      const sinceMs = this.segmenter.speakingSinceMs
      const isOpen = sinceMs !== undefined && this.bargeInSpeechMs > 0
      const interruption = isOpen ? this.newTurn(sinceMs) : undefined
      this.setMode({ at: 'speaking', turn, interruption })
    }
    this.settling.add(
      deliverReply(turn, reply, loudspeaker, speaking)
        .then((said) => {
          if (said) learnSilence(this.options.endOfTurn, turn)
          else this.drop(turn, 'nothing was said')
        })
        .catch((error: unknown) => failReply(turn, loudspeaker, error))
        .finally(() => {
          // A turn that was taken back or interrupted has left the mode already.
          if (this.mode.at === 'idle' || this.mode.at === 'listening') return
          if (this.mode.turn === turn && turn.isOver) this.leave(this.mode)
        }),
    )
  }

  /** The reply has ended; speech that began in its last moments becomes the next turn. */
  private leave(mode: Mode & { at: 'thinking' | 'speaking' }): void {
    if (mode.at === 'speaking' && mode.interruption) return this.listen(mode.interruption)
    this.setMode({ at: 'idle' })
  }

  private drop(turn: Turn, reason: string): void {
    turn.drop(reason)
    this.turns-- // its number is free again: turns are counted as the user counts them
    this.setMode({ at: 'idle' })
  }

  private newTurn(startMs: number): Turn {
    const turn = new Turn(this.options, this.options.talk)
    for (const frame of this.preRoll.since(startMs - LEAD_IN_MS)) turn.append(frame)
    if (startMs > 0) turn.speechStarted(startMs)
    return turn
  }

  /** The turn that takes the frames: its audio goes on while its reply may still be taken back. */
  private openTurn(): Turn | undefined {
    if (this.mode.at === 'idle') return undefined
    if (this.mode.at === 'speaking') return this.mode.interruption
    return this.mode.turn
  }

  private hangoverMs(): number {
    const soundsFinished = this.openTurn()?.soundsFinished
    return this.options.endOfTurn.hangoverMs({ soundsFinished })
  }

  private setMode(mode: Mode): void {
    this.mode = mode
    this.options.onMode?.(mode.at)
  }
}

function isFull(turn: Turn): boolean {
  return turn.audio.durationMs > LONGEST_TURN_MS
}
