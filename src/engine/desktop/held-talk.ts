// What is said while the engine is away: kept in order, and given to the session once there is an engine.
import { FRAME_MS } from '../../shared/audio-format.ts'
import type { SessionMode } from '../../shared/window/app-state.ts'
import { SpeechSegmenter } from '../../shared/speech-segmenter.ts'
import type { MicrophoneFrame } from '../conversation/session/microphone-frame.ts'
import type { SessionClock } from '../audio/clock.ts'
import type { Engine } from '../engine.ts'
import type { Session } from '../conversation/session/session.ts'

type Step =
  | { what: 'stream' }
  | { what: 'frame'; frame: MicrophoneFrame }
  | { what: 'press' }
  | { what: 'release' }
  | { what: 'type'; text: string }

/** An engine that is unloaded while nobody uses it. */
export interface EngineRestPort {
  /** There is none, but `wake` brings it. */
  isAway: () => boolean
  /** @throws CodedError engine_failed */
  wake: () => Promise<Engine>
}

/** Of what comes before a press or the first word, as much as a session keeps at most. */
const BEFORE_MS = 2560
/** An engine is there in seconds; one that is not for so long is told of as failed. Frames of 2 kB: 4 MB. */
const LONGEST_MS = 60_000
/** Hands-free: silence that ends what was said, for the face that is shown; the session decides anew. */
const SHOWN_END_MS = 1000

export type HeldSession = Pick<Session, 'newStream' | 'hear' | 'press' | 'release' | 'type'>

export interface HeldTalkOptions {
  clock: Pick<SessionClock, 'nowMs'>
  talk: () => 'ptt' | 'duplex'
  rest: EngineRestPort | undefined
  /** `mode` may have changed. */
  onMode: () => void
  /** The engine did not come: what was held is dropped. Its keeper says why. */
  onFailed: () => void
}

export class HeldTalk implements HeldSession {
  private steps: Step[] = []
  private readonly segmenter = new SpeechSegmenter()
  private gaveAtMs: number | undefined
  private state: 'listening' | 'thinking' | undefined

  constructor(private readonly options: HeldTalkOptions) {}

  /** Whether it hears in place of the session. */
  get isAway(): boolean {
    return this.options.rest?.isAway() === true
  }

  /** When the session was last given something to answer, on the clock of the frames. */
  get gaveMs(): number | undefined {
    return this.gaveAtMs
  }

  /** As the session would have it; undefined while nothing is held. */
  get mode(): SessionMode | undefined {
    return this.state
  }

  /** Hands-free, speech begins it; with push-to-talk, frames before the press are its pre-roll. */
  hear(frame: MicrophoneFrame): void {
    this.steps.push({ what: 'frame', frame })
    if (this.options.talk() === 'duplex') this.listen(frame)
    const most = (this.state === undefined ? BEFORE_MS : LONGEST_MS) / FRAME_MS
    if (this.steps.length <= most) return
    if (this.state === undefined) this.steps.shift()
    else this.steps.pop()
  }

  /** The next frame does not follow the last one. */
  newStream(): void {
    this.segmenter.reset()
    if (this.state === undefined) this.steps = []
    this.steps.push({ what: 'stream' })
  }

  press(): void {
    this.steps.push({ what: 'press' })
    this.become('listening')
    this.wake()
  }

  release(): void {
    this.steps.push({ what: 'release' })
    this.become('thinking')
  }

  /** What was typed is a turn of its own; whatever was held gives way to it. */
  type(text: string): void {
    this.steps = [{ what: 'type', text }]
    this.become('thinking')
    this.wake()
  }

  /** The engine is wanted where it is away: somebody is about to talk, or a timer is to be told of. */
  wake(): void {
    if (!this.isAway) return
    this.options.rest?.wake().catch(() => {
      this.drop()
      this.options.onFailed()
    })
  }

  drop(): void {
    this.steps = []
    this.segmenter.reset()
    this.become(undefined)
  }

  /** Gives the session all of it, at once and in order; whether there was anything to answer. */
  giveTo(session: HeldSession): boolean {
    const { steps } = this
    const isTurn = this.state !== undefined
    this.drop()
    if (isTurn) this.gaveAtMs = this.options.clock.nowMs()
    session.newStream() // what it heard before the engine went is long ago
    for (const step of steps) give(session, step)
    return isTurn
  }

  private listen(frame: MicrophoneFrame): void {
    const event = this.segmenter.push(
      { startMs: frame.startMs, durationMs: FRAME_MS, probability: frame.speechProbability },
      () => SHOWN_END_MS,
    )
    if (event?.kind === 'end') this.become('thinking')
    // A click: it is awake now, but there is nothing to answer.
    if (event?.kind === 'misfire') this.drop()
    if (event?.kind !== 'start') return
    this.become('listening')
    this.wake()
  }

  private become(state: 'listening' | 'thinking' | undefined): void {
    if (state === this.state) return
    this.state = state
    this.options.onMode()
  }
}

function give(session: HeldSession, step: Step): void {
  switch (step.what) {
    case 'stream':
      return session.newStream()
    case 'frame':
      return session.hear(step.frame)
    case 'press':
      return session.press()
    case 'release':
      return session.release()
    case 'type':
      return session.type(step.text)
  }
}
