// Plays the room's sound, listens to what comes of it, and lets the canceller keep what it has learned.
import type { EchoGuard, EchoListener } from '../echo/echo-guard.ts'
import type { Player } from '../player.ts'
import { type RoomMeasurement, RoomRecording } from './room-recording.ts'
import { openingSound, roomSound } from './room-sound.ts'
import { judgeRoom, type RoomVerdict } from './room-verdict.ts'

export interface RoomFinding {
  verdict: RoomVerdict
  measured: RoomMeasurement
}

/** Listening takes three seconds: a microphone that is not done by then has stopped. */
const DEADLINE_MS = 8000

/** What each verdict is to whoever talks over a reply. */
const ECHO = {
  free: 'absent',
  'over-replies': 'cancelled',
  untapped: 'hard',
  late: 'hard',
  overdriven: 'hard',
  unlearned: 'hard',
} as const

interface Lesson {
  sound: Float32Array<ArrayBuffer>
  /** What is heard meanwhile may be somebody's speech. */
  asSpeech: boolean
}

/** What keeps the room from being checked now, in one line that says what to do; null: nothing. */
export function hindranceOf(now: {
  isOpen: boolean
  isMuted: boolean
  isBusy: boolean
  volume: number
}): string | null {
  if (!now.isOpen) return 'There is no microphone yet. Allow or connect one, then check again.'
  if (now.isMuted) return 'The microphone is muted. Unmute it, then check again.'
  if (now.isBusy) return 'A conversation is going on. Check again when it is over.'
  if (now.volume === 0) return 'The volume is at zero. Turn it up, then check again.'
  return null
}

/** One check at a time: a second one ends the first. */
export class RoomCheck {
  private running = new AbortController()

  constructor(
    private readonly player: Pick<Player, 'playBeside'>,
    private readonly echo: Pick<EchoGuard, 'listen' | 'settle'>,
  ) {}

  /**
   * Nobody is heard meanwhile.
   * @param onProgress told with 0…1, at every frame of the microphone
   * @throws Error in one line where something came between, AbortError by the signal
   */
  async run(signal: AbortSignal, onProgress: (share: number) => void): Promise<RoomFinding> {
    const measured = await this.measure({ sound: roomSound(), asSpeech: false }, signal, onProgress)
    const verdict = judgeRoom(measured)
    this.echo.settle(ECHO[verdict])
    return { verdict, measured }
  }

  /**
   * The same by a shorter sound, beside which people are heard as ever: what it finds is kept only where no words of
   * theirs can have been the cause.
   * @throws as `run` does
   */
  async teach(signal: AbortSignal): Promise<void> {
    const taught = { sound: openingSound(), asSpeech: true }
    const verdict = judgeRoom(await this.measure(taught, signal, () => {}))
    if (verdict === 'free' || verdict === 'over-replies' || verdict === 'late')
      this.echo.settle(ECHO[verdict])
  }

  /** Something comes between: a check that is running fails with `message`. */
  interrupt(message: string): void {
    this.running.abort(new Error(message))
  }

  private async measure(
    lesson: Lesson,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<RoomMeasurement> {
    this.interrupt('The room is being checked anew.')
    const running = new AbortController()
    this.running = running
    const ended = AbortSignal.any([signal, running.signal])
    ended.throwIfAborted()
    const deadline = setTimeout(
      () => this.interrupt('The microphone does not answer. Choose another one, then check again.'),
      DEADLINE_MS,
    )
    try {
      return (await this.record(lesson, ended, onProgress)).measure()
    } finally {
      clearTimeout(deadline)
      if (this.running === running) this.echo.listen(null)
      running.abort()
    }
  }

  private record(
    { sound, asSpeech }: Lesson,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<RoomRecording> {
    const recording = new RoomRecording(sound)
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      const listener: EchoListener = (heard, played, echo) => {
        recording.add(heard, played, echo)
        onProgress(recording.share)
        if (recording.isFull) resolve(recording)
      }
      this.echo.listen(listener, { asSpeech })
      this.player.playBeside(sound, signal).catch(reject)
    })
  }
}
