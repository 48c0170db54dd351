// The mode owner: hears frames, decides whose turn it is, and lets one reply at a time be heard.
import { FRAME_MS } from '../../../shared/audio-format.ts'
import { SpeechSegmenter, type SpeechEvent } from '../../../shared/speech-segmenter.ts'
import { Foreground } from '../turn-taking/foreground.ts'
import { deliverReply, failReply } from './deliver-reply.ts'
import { LastSaid } from './last-said.ts'
import { learnSilence } from './learn-silence.ts'
import { PreRoll, type MicrophoneFrame } from './microphone-frame.ts'
import type { Mode, SessionOptions } from './session-options.ts'
import { Settling } from './settling.ts'
import type { Overlap } from './overlap.ts'
import { BARGE_IN_SPEECH_MS, OverReply } from './over-reply.ts'
import { Turn } from './turn.ts'
import { typedTranscriber } from './typed-transcriber.ts'

/** Speech over thought for so long is meant: it takes the turn back. */
const THOUGHT_OVER_SPEECH_MS = 160

export class Session {
  private mode: Mode = { at: 'idle' }
  private readonly preRoll = new PreRoll()
  private readonly segmenter = new SpeechSegmenter()
  private readonly foreground = new Foreground()
  private readonly settling = new Settling()
  private readonly overReply: OverReply
  private readonly lastSaid = new LastSaid()
  private turns = 0
  private pressed = false

  constructor(private readonly options: SessionOptions) {
    this.overReply = new OverReply({
      loudspeaker: options.loudspeaker,
      confirmMs: () => options.bargeInSpeechMs ?? BARGE_IN_SPEECH_MS,
      isJudged: () => options.flags?.backchannels ?? true,
      newTurn: (startMs) => this.newTurn(startMs),
      giveWay: (reply, overlap) => this.giveWay(reply, overlap),
    })
  }

  get at(): Mode['at'] {
    return this.mode.at
  }

  /** The reply that is being prepared or heard, as far as it has come; undefined while there is none. */
  get reply(): { turn: number; text: string; spoken: string } | undefined {
    if (this.mode.at !== 'thinking' && this.mode.at !== 'speaking') return undefined
    return this.mode.turn.replySoFar
  }

  /** Hears one frame. Frames come in order and without gaps, in both modes, whether anybody speaks or not. */
  hear(frame: MicrophoneFrame): void {
    this.preRoll.push(frame)
    this.openTurn()?.append(frame)
    const { talk, endOfTurn } = this.options
    if (talk === 'ptt' && !this.pressed) return
    const { startMs, speechProbability: probability } = frame
    const isFar = this.foreground.hear(frame, this.mode.at)
    const event = this.segmenter.push({ startMs, durationMs: FRAME_MS, probability, isFar }, () =>
      endOfTurn.hangoverMs({ soundsFinished: this.openTurn()?.soundsFinished }),
    )
    if (event) this.react(event, startMs)
    this.takeBackThought()
    this.overReply.hear(isFar ? 0 : probability, this.segmenter.speechSoFarMs)
    if (this.mode.at === 'listening' && this.mode.turn.audio.isFull) this.commit(this.mode.turn)
  }

  /** Push-to-talk pressed: the turn begins with the pre-roll. Speech over a reply interrupts it at once. */
  press(): void {
    this.pressed = true
    this.segmenter.reset()
    if (this.mode.at === 'speaking') this.interrupt()
    else if (this.mode.at !== 'idle') this.drop(this.mode.turn, 'pressed again')
    this.listen(this.newTurn(undefined))
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
    else if (this.mode.at !== 'idle') this.drop(this.mode.turn, 'stopped')
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
    const { mode } = this // over thought, speech counts once it is too long for a click: takeBackThought
    if (mode.at === 'idle' && event.kind === 'start') this.listen(this.newTurn(event.startMs))
    if (mode.at === 'listening') this.whileListening(mode.turn, event, frameMs)
    if (mode.at === 'speaking') this.overReply.react(event, this.segmenter)
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

  /** Speech over thought counts once it is too long for a click: then it takes the turn back. */
  private takeBackThought(): void {
    const { speechSoFarMs, speakingSinceMs } = this.segmenter
    if (this.mode.at !== 'thinking') return
    const { turn } = this.mode
    if (speechSoFarMs < THOUGHT_OVER_SPEECH_MS || turn.isTyped || turn.audio.isFull) return
    learnSilence(this.options.endOfTurn, turn, speakingSinceMs)
    turn.retract('the user went on')
    this.setMode({ at: 'listening', turn })
  }

  private giveWay(reply: Turn, overlap: Overlap): void {
    learnSilence(this.options.endOfTurn, reply, overlap.interruption.speechStartMs)
    if (reply.isHardlyAnswered && !overlap.saysStop) {
      this.overReply.end()
      reply.goOnWith(overlap.interruption)
      this.setMode({ at: 'listening', turn: reply })
    } else {
      this.interrupt(overlap.overheard)
      this.listen(overlap.interruption)
    }
    this.catchUp(overlap)
  }

  /** What was said over the reply is the turn now, as far as it has come. */
  private catchUp({ endedMs = this.segmenter.pausedSinceMs, isOver }: Overlap): void {
    if (this.mode.at !== 'listening' || endedMs === undefined) return
    const { turn } = this.mode
    turn.heardSpeechUntil(endedMs)
    if (isOver) this.commit(turn)
    else turn.prepare(endedMs)
  }

  private interrupt(overheard?: string): void {
    if (this.mode.at !== 'speaking') return
    this.overReply.end()
    this.lastSaid.ends(this.mode.turn.sound, this.options.clockMs())
    this.mode.turn.interrupt(overheard)
    this.setMode({ at: 'idle' })
  }

  /** @param over whose reply had not ended when it began */
  private listen(turn: Turn, over?: Turn): void {
    turn.saidOver = over?.replySoFar.text
    turn.mayEcho = this.lastSaid.heardAgainAt(turn.speechStartMs)
    turn.listen(++this.turns)
    this.foreground.reset()
    this.setMode({ at: 'listening', turn })
  }

  private commit(turn: Turn): void {
    const { loudspeaker, endOfTurn } = this.options
    this.setMode({ at: 'thinking', turn })
    const reply = turn.commit()
    const speaking = (): void => {
      this.setMode({ at: 'speaking', turn })
      this.overReply.begin(turn, this.segmenter.speakingSinceMs)
    }
    this.settling.add(
      deliverReply(turn, reply, this.options, speaking)
        .then((said) => {
          if (said) learnSilence(endOfTurn, turn)
          else this.drop(turn, 'nothing was said')
        })
        .catch((error: unknown) => failReply(turn, loudspeaker, error))
        .finally(() => {
          const { mode } = this // a turn that was taken back or interrupted has left it already
          if (mode.at === 'idle' || mode.at === 'listening') return
          if (mode.turn === turn && turn.isOver) this.leave(turn)
        }),
    )
  }

  /** The reply has ended; speech that began in its last moments becomes the next turn. */
  private leave(reply: Turn): void {
    const overlap = this.overReply.end()
    this.lastSaid.ends(reply.sound, this.options.clockMs())
    if (!overlap) return this.setMode({ at: 'idle' })
    this.listen(overlap.interruption, reply)
    this.catchUp(overlap)
  }

  private drop(turn: Turn, reason: string): void {
    turn.drop(reason)
    this.turns-- // its number is free again: turns are counted as the user counts them
    this.setMode({ at: 'idle' })
  }

  /** @param startMs of its speech; undefined where a press begins it */
  private newTurn(startMs: number | undefined): Turn {
    const turn = new Turn(this.options, this.options.talk)
    for (const frame of this.preRoll.before(startMs)) turn.append(frame)
    if (startMs !== undefined) turn.speechStarted(startMs)
    return turn
  }

  /** The turn that takes the frames: its audio goes on while its reply may still be taken back. */
  private openTurn(): Turn | undefined {
    const { mode } = this
    if (mode.at === 'speaking') return this.overReply.interruption
    return mode.at === 'idle' ? undefined : mode.turn
  }

  private setMode(mode: Mode): void {
    this.mode = mode
    this.options.onMode?.(mode.at)
  }
}
