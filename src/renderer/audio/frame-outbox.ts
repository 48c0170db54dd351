// Sends the gate's steps to the main process in their order, each frame with its probability of speech.
import type { MessageName, WindowMessages } from '../../shared/window/window-contract.ts'
import { OWN_VOICE, ResidualSuppressor } from './echo/residual-suppressor.ts'
import type { GateStep } from './talk-gate.ts'

export interface SpeechDetector {
  /** Frames are judged in the order of the calls. */
  probability(samples: Float32Array): Promise<number>
  /** Forgets what came before. */
  reset(): void
}

export type Send = <Name extends MessageName>(name: Name, payload: WindowMessages[Name]) => void

/** So sure that somebody speaks, and so short a time ago that the word may go on: between two words it is longer. */
const SPEECH = 0.5
const SPEECH_GOES_ON_MS = 150

/** A step waits until the frames before it have been judged. */
export class FrameOutbox {
  private last: Promise<void> = Promise.resolve()
  private generation = 0
  private suppressor = new ResidualSuppressor()
  private lastSpeechMs = -Infinity
  private judgedUntilMs = -Infinity

  /**
   * @param nowMs the clock of the frames
   * @param onFailed a frame could not be judged: it and all that waits is dropped
   */
  constructor(
    private readonly detector: SpeechDetector,
    private readonly send: Send,
    private readonly nowMs: () => number,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Whether somebody was heard until just now, or may have been: a detector that still loads has judged no frame. */
  get hearsSpeech(): boolean {
    const isBehind = this.nowMs() - this.judgedUntilMs >= SPEECH_GOES_ON_MS
    return isBehind || this.nowMs() - this.lastSpeechMs < SPEECH_GOES_ON_MS
  }

  take(step: GateStep): void {
    const generation = this.generation
    if (step.what === 'opened') this.detector.reset()
    const judged = step.what === 'frame' ? this.detector.probability(step.frame.samples) : null
    this.last = this.last
      .then(() => judged ?? 0)
      .then((probability) => {
        if (generation === this.generation) this.deliver(step, probability)
      })
      .catch((error: unknown) => {
        if (generation !== this.generation) return
        this.clear()
        this.onFailed(error)
      })
  }

  /** Nothing that waits will be sent. */
  clear(): void {
    this.generation++
  }

  private deliver(step: GateStep, probability: number): void {
    switch (step.what) {
      case 'opened':
        this.suppressor = new ResidualSuppressor()
        return this.send('audio:opened', undefined)
      case 'press':
        return this.send('talk:press', undefined)
      case 'release':
        return this.send('talk:release', undefined)
      case 'frame': {
        const { capturedAtMs, ownShare } = step.frame
        const samples = this.suppressor.process(step.frame.samples, ownShare)
        const ageMs = Math.max(0, this.nowMs() - capturedAtMs)
        const speechProbability = ownShare < OWN_VOICE ? probability : 0
        this.judgedUntilMs = capturedAtMs
        if (speechProbability >= SPEECH) this.lastSpeechMs = capturedAtMs
        return this.send('audio:frame', { samples, speechProbability, ageMs })
      }
    }
  }
}
