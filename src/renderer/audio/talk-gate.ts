// Decides which microphone frames leave the page, and in which order with the press and the release. Pure.
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts'
import type { CapturedFrame } from './frame-clock.ts'

export type GateStep =
  | { what: 'opened' }
  | { what: 'press' }
  | { what: 'release' }
  | { what: 'frame'; frame: CapturedFrame }

/** Kept in memory so that a word begun a moment before the press is whole. */
export const PRE_ROLL_MS = 500
/**
 * Sound after the release that still belongs to it, where somebody lets go while speaking. With the frame under way and
 * the microphone's latency, the release then leaves the page about 100 ms after the key.
 */
export const RELEASE_TAIL_MS = 60
/** While another microphone is opened, silence stands for what nobody heard, up to this long. */
const LONGEST_BRIDGE_MS = 2000

const PRE_ROLL_FRAMES = Math.ceil(PRE_ROLL_MS / FRAME_MS)

type Gate =
  | { at: 'shut' }
  | { at: 'pressed' }
  | { at: 'releasing'; untilMs: number }
  | { at: 'flowing'; isTold: boolean }

/** Steps come out of `emit` in the order the contract asks for (window-contract.ts). */
export class TalkGate {
  private gate: Gate = { at: 'shut' }
  private talk: 'ptt' | 'duplex' = 'ptt'
  private isMuted = false
  private preRoll: CapturedFrame[] = []
  private lastMs: number | null = null

  constructor(private readonly emit: (step: GateStep) => void) {}

  /** Whether a release still waits for its last frames. */
  get isReleasing(): boolean {
    return this.gate.at === 'releasing'
  }

  /** Whether frames are only remembered: nobody waits for them. */
  get isShut(): boolean {
    return this.gate.at === 'shut'
  }

  setTalk(talk: 'ptt' | 'duplex'): void {
    if (talk === this.talk) return
    this.finishRelease()
    if (this.gate.at === 'pressed') this.emit({ what: 'release' })
    this.talk = talk
    this.rest()
  }

  /** Muted, nothing leaves and nothing is remembered; unmuted, a stream begins anew. */
  setMuted(isMuted: boolean): void {
    if (isMuted === this.isMuted) return
    this.isMuted = isMuted
    this.rest()
  }

  frame(frame: CapturedFrame): void {
    if (this.isMuted) return
    if (this.gate.at === 'shut') return this.remember(frame)
    if (frame.isFirst) this.bridge(frame.capturedAtMs)
    this.tellOpened()
    this.pass(frame)
    if (this.gate.at === 'releasing' && frame.capturedAtMs >= this.gate.untilMs)
      this.finishRelease()
  }

  press(): void {
    if (this.isMuted || this.gate.at === 'pressed') return
    if (this.talk === 'duplex') return this.emit({ what: 'press' })
    this.finishRelease()
    this.gate = { at: 'pressed' }
    this.emit({ what: 'opened' })
    for (const frame of this.preRoll) this.pass(frame)
    this.preRoll = []
    this.emit({ what: 'press' })
  }

  /**
   * @param nowMs on the clock of the frames
   * @param isSpeaking somebody was heard until just now: the last sound is waited for. Who had finished is answered at once
   */
  release(nowMs: number, isSpeaking: boolean): void {
    if (this.isMuted) return
    if (this.talk === 'duplex') return this.emit({ what: 'release' })
    if (this.gate.at !== 'pressed') return
    this.gate = { at: 'releasing', untilMs: nowMs + RELEASE_TAIL_MS }
    if (!isSpeaking) this.finishRelease()
  }

  /** Ends a release whose last frames do not come. */
  finishRelease(): void {
    if (this.gate.at !== 'releasing') return
    this.rest()
    this.emit({ what: 'release' })
  }

  /** Ends a press without a release: everything was stopped, or the microphone is gone. */
  stop(): void {
    if (this.talk === 'ptt') this.rest()
  }

  /** The microphone is gone: what comes after it is a new stream. */
  close(): void {
    this.rest()
  }

  private rest(): void {
    this.gate = this.talk === 'duplex' ? { at: 'flowing', isTold: false } : { at: 'shut' }
    this.preRoll = []
    this.lastMs = null
  }

  private remember(frame: CapturedFrame): void {
    if (frame.isFirst) this.preRoll = []
    this.preRoll.push(frame)
    if (this.preRoll.length > PRE_ROLL_FRAMES) this.preRoll.shift()
  }

  private tellOpened(): void {
    if (this.gate.at !== 'flowing' || this.gate.isTold) return
    this.gate.isTold = true
    this.emit({ what: 'opened' })
  }

  private pass(frame: CapturedFrame): void {
    this.lastMs = frame.capturedAtMs
    this.emit({ what: 'frame', frame })
  }

  /** Another microphone took over in the middle of a stream: frames follow each other without a gap all the same. */
  private bridge(nextMs: number): void {
    if (this.lastMs === null) return
    const missing = Math.round((nextMs - this.lastMs) / FRAME_MS) - 1
    if (this.gate.at === 'flowing' && missing * FRAME_MS > LONGEST_BRIDGE_MS) return this.rest()
    const filled = Math.min(missing, Math.floor(LONGEST_BRIDGE_MS / FRAME_MS))
    for (let i = filled; i >= 1; i--) {
      const samples = new Float32Array(FRAME_SAMPLES)
      const atMs = nextMs - i * FRAME_MS
      this.pass({ samples, capturedAtMs: atMs, arrivedAtMs: atMs, ownShare: 0, isFirst: false })
    }
  }
}
