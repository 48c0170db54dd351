// Keeps one microphone open: opens it, notices when it dies, falls back, and comes back with the device.
import type { MicrophoneFormat, MicrophoneState } from '../store/audio-store.ts'
import type { CapturedFrame } from './frame-clock.ts'
import type { MicrophoneProblem } from './microphone-problem.ts'

/** What the keeper needs of an open microphone (microphone.ts). */
export interface KeptMicrophone {
  readonly label: string
  readonly format?: MicrophoneFormat
  setEnabled(isEnabled: boolean): void
  setResting(isResting: boolean): void
  dispose(): void
}

export interface KeeperParts {
  open: (options: {
    deviceId: string | null
    signal: AbortSignal
    onFrame: (frame: CapturedFrame) => void
    onEnded: () => void
  }) => Promise<KeptMicrophone>
  problemOf: (thrown: unknown) => MicrophoneProblem
  onState: (state: MicrophoneState) => void
  onFrame: (frame: CapturedFrame) => void
  /** There is no microphone left. */
  onLost: (problem: MicrophoneProblem) => void
}

/** An open microphone that delivers nothing for so long is dead, as after the computer slept. */
const DEAD_MS = 3000
/** Headphones by Bluetooth take seconds to become a microphone. */
const SLOWEST_START_MS = 6000
const LOOK_MS = 1000

/** Safe in any order: the last call wins. */
export class MicrophoneKeeper {
  private opening = new AbortController()
  private current: KeptMicrophone | null = null
  private deviceId: string | null = null
  private isMuted = false
  private isResting = false
  private isWanted = false
  private state: MicrophoneState = { at: 'closed' }
  private watchdog: ReturnType<typeof setInterval> | undefined
  private heardAtMs = 0
  private hasHeard = false

  constructor(private readonly parts: KeeperParts) {}

  get isOpen(): boolean {
    return this.state.at === 'open'
  }

  /** Opens `deviceId` (null: the system's choice), in place of the one that is open. */
  async start(deviceId: string | null): Promise<void> {
    if (this.isWanted && deviceId === this.deviceId) return
    this.isWanted = true
    this.deviceId = deviceId
    await this.reopen()
  }

  /** Opens `deviceId` where it is not open, and tries once more where there was none. */
  async ensure(deviceId: string | null): Promise<void> {
    if (this.isWanted && deviceId === this.deviceId) await this.retry()
    else await this.start(deviceId)
  }

  /** Tries once more where there was none. */
  async retry(): Promise<void> {
    if (this.isWanted && !/^open/.test(this.state.at)) await this.reopen()
  }

  /** What was open may be dead without knowing it. */
  async renew(): Promise<void> {
    if (this.isOpen) await this.reopen()
  }

  /** Opens the device anew: another one is the system's choice now, or the wanted one came back. */
  async reopen(): Promise<void> {
    if (!this.isWanted) return
    const signal = this.restart()
    this.tell({ at: 'opening' })
    this.letGo()
    try {
      const microphone = await this.parts.open({
        deviceId: this.deviceId,
        signal,
        onFrame: (frame) => {
          if (signal.aborted) return
          this.heardAtMs = performance.now()
          this.hasHeard = true
          this.parts.onFrame(frame)
        },
        onEnded: () => void this.reopen(),
      })
      if (signal.aborted) return microphone.dispose()
      this.current = microphone
      microphone.setEnabled(!this.isMuted)
      microphone.setResting(this.isResting)
      this.watch()
      const { label, format } = microphone
      this.tell({ at: 'open', label, ...(format && { format }) })
    } catch (error) {
      if (!signal.aborted) this.giveUp(error)
    }
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted
    this.current?.setEnabled(!isMuted)
  }

  /** @param isResting nobody waits for the frames that come */
  setResting(isResting: boolean): void {
    if (isResting === this.isResting) return
    this.isResting = isResting
    this.current?.setResting(isResting)
  }

  stop(): void {
    if (this.state.at !== 'closed') this.close({ at: 'closed' })
  }

  /** Lets go of the device until it is wanted. @param state what is known of it meanwhile */
  rest(state: MicrophoneState): void {
    this.close(state)
  }

  private close(state: MicrophoneState): void {
    this.isWanted = false
    this.restart()
    this.letGo()
    this.tell(state)
  }

  private restart(): AbortSignal {
    this.opening.abort()
    this.opening = new AbortController()
    return this.opening.signal
  }

  private letGo(): void {
    clearInterval(this.watchdog)
    this.current?.dispose()
    this.current = null
  }

  /** One that never delivers is given up: opening it again and again would help nobody. */
  private giveUp(reason: unknown): void {
    this.restart()
    this.letGo()
    const problem = this.parts.problemOf(reason)
    this.tell(problem)
    this.parts.onLost(problem)
  }

  private watch(): void {
    this.heardAtMs = performance.now()
    this.hasHeard = false
    this.watchdog = setInterval(() => {
      const limitMs = this.hasHeard ? DEAD_MS : SLOWEST_START_MS
      if (performance.now() - this.heardAtMs < limitMs) return
      if (this.hasHeard) void this.reopen()
      else this.giveUp(new DOMException('no sound', 'NotReadableError'))
    }, LOOK_MS)
  }

  private tell(state: MicrophoneState): void {
    this.state = state
    this.parts.onState(state)
  }
}
