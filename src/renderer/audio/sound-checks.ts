// What is tried of the sound, one thing at a time: the room, and the microphone.
import type { EchoGuard } from './echo/echo-guard.ts'
import type { Player } from './player.ts'
import { hindranceOf, RoomCheck, type RoomFinding } from './room/room-check.ts'
import { MicrophoneTrial } from './trial/microphone-trial.ts'

type Situation = Parameters<typeof hindranceOf>[0]

export class SoundChecks {
  private readonly room: RoomCheck
  private readonly trial: MicrophoneTrial
  private last: Promise<unknown> = Promise.resolve()

  /**
   * @param now what a check depends on
   * @param hold keeps the microphone open, and the output awake, until its result is called
   */
  constructor(
    player: Pick<Player, 'playBeside'>,
    echo: Pick<EchoGuard, 'listen' | 'settle'>,
    private readonly now: () => Situation,
    private readonly hold: () => () => void,
  ) {
    this.room = new RoomCheck(player, echo)
    this.trial = new MicrophoneTrial(player, echo)
  }

  /** Something comes between: what is running fails with `message`. */
  interrupt(message: string): void {
    this.room.interrupt(message)
    this.trial.interrupt(message)
  }

  /**
   * Plays a short sound and measures its echo; what is learned of it is kept.
   * @throws Error in one line where that cannot be, AbortError by the signal
   */
  async checkRoom(signal: AbortSignal, onProgress: (share: number) => void): Promise<RoomFinding> {
    return await this.alone(this.now(), () => this.room.run(signal, onProgress))
  }

  /**
   * The same by a shorter sound, which tells that hands-free listens; people are heard meanwhile.
   * @throws as checkRoom does
   */
  async teach(signal: AbortSignal): Promise<void> {
    await this.alone(this.now(), () => this.room.teach(signal))
  }

  /** Five seconds of the microphone, mono 16 kHz. @throws as checkRoom does */
  async record(
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Float32Array<ArrayBuffer>> {
    // Nothing is played: the volume does not matter.
    return await this.alone({ ...this.now(), volume: 1 }, () =>
      this.trial.record(signal, onProgress),
    )
  }

  /** Resolves when `pcm` (mono 16 kHz) has been heard. @throws as checkRoom does */
  async play(pcm: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    // The microphone does not matter: it rests until a press, or is muted.
    await this.alone({ ...this.now(), isOpen: true, isMuted: false }, () =>
      this.trial.play(pcm, signal),
    )
  }

  /** What was running ends first: both would listen at the same place. */
  private async alone<T>(now: Situation, check: () => Promise<T>): Promise<T> {
    const hindrance = hindranceOf(now)
    if (hindrance) throw new Error(hindrance)
    this.interrupt('Something else is being tried.')
    const before = this.last
    const run = before.then(async () => {
      const letGo = this.hold()
      try {
        return await check()
      } finally {
        letGo()
      }
    })
    this.last = run.catch(() => {})
    return await run
  }
}
