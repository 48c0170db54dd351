// Records five seconds of the microphone in memory, and plays them back; to the app none of it is anybody's speech.
import { FRAME_MS, FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { EchoGuard } from '../echo/echo-guard.ts'
import type { Player } from '../player.ts'

export const TRIAL_MS = 5000
const FRAMES = Math.ceil(TRIAL_MS / FRAME_MS)
/** A microphone that is not done by then has stopped. */
const DEADLINE_MS = 2 * TRIAL_MS
/** The output's own delay, and its sound's way through the room to the microphone. */
const FADES_MS = 300

/** One thing at a time: its owner (sound-checks.ts) sees to that. */
export class MicrophoneTrial {
  private running = new AbortController()

  constructor(
    private readonly player: Pick<Player, 'playBeside'>,
    private readonly echo: Pick<EchoGuard, 'listen'>,
  ) {}

  /**
   * What the microphone hears, as it comes.
   * @param onProgress told with 0…1, at every frame
   * @returns mono 16 kHz, five seconds
   * @throws Error in one line where something came between, AbortError by the signal
   */
  async record(
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Float32Array<ArrayBuffer>> {
    const pcm = new Float32Array(FRAMES * FRAME_SAMPLES)
    let frames = 0
    const deadline = setTimeout(
      () => this.interrupt('The microphone does not answer. Choose another one, then try again.'),
      DEADLINE_MS,
    )
    try {
      await this.during(
        signal,
        (done) => (heard) => {
          if (frames === FRAMES) return
          pcm.set(heard, frames++ * FRAME_SAMPLES)
          onProgress(frames / FRAMES)
          if (frames === FRAMES) done()
        },
        () => {},
      )
    } finally {
      clearTimeout(deadline)
    }
    return pcm
  }

  /** Resolves when `pcm` (mono 16 kHz) has been heard. @throws as record does */
  async play(pcm: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const lengthMs = (pcm.length / MICROPHONE_SAMPLE_RATE_HZ) * 1000
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      await this.during(
        signal,
        () => () => {},
        async (ended, done) => {
          await this.player.playBeside(pcm, ended, MICROPHONE_SAMPLE_RATE_HZ)
          timer = setTimeout(done, lengthMs + FADES_MS)
        },
      )
    } finally {
      clearTimeout(timer)
    }
  }

  /** Something comes between: what is running fails with `message`. */
  interrupt(message: string): void {
    this.running.abort(new Error(message))
  }

  /** Takes the microphone's frames away from the conversation until `done` is called. */
  private async during(
    signal: AbortSignal,
    listener: (done: () => void) => (heard: Float32Array) => void,
    begin: (ended: AbortSignal, done: () => void) => void | Promise<void>,
  ): Promise<void> {
    this.running = new AbortController()
    const ended = AbortSignal.any([signal, this.running.signal])
    ended.throwIfAborted()
    try {
      await new Promise<void>((resolve, reject) => {
        ended.addEventListener('abort', () => reject(ended.reason as Error), { once: true })
        this.echo.listen(listener(resolve))
        Promise.resolve(begin(ended, resolve)).catch(reject)
      })
    } finally {
      this.echo.listen(null)
      this.running.abort() // what still plays falls silent
    }
  }
}
