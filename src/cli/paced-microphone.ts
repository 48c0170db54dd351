// A microphone made of recordings: delivers 32 ms frames in real time, silence where no recording plays.
import { FRAME_MS, FRAME_SAMPLES } from '../shared/audio-format.ts'
import type { SessionClock } from '../engine/audio/clock.ts'
import type { Vad } from '../engine/ports.ts'
import type { MicrophoneFrame } from '../engine/conversation/session/microphone-frame.ts'

interface Playing {
  pcm: Float32Array
  at: number
  fed: () => void
}

/**
 * A real microphone delivers a frame when its last sample has been captured: frame k comes at (k + 1) × 32 ms.
 * When the machine is late, frames come late, but none is lost and their times stay true.
 */
export class PacedMicrophone {
  private playing: Playing | undefined

  /** @param record told of every frame as it is delivered */
  constructor(
    private readonly clock: SessionClock,
    private readonly vad: Vad,
    private readonly hear: (frame: MicrophoneFrame) => void,
    private readonly record: (samples: Float32Array) => void,
  ) {}

  /** Plays `pcm` (mono 16 kHz) from the next frame on; resolves when its last sample has been heard. */
  play(pcm: Float32Array): Promise<void> {
    return new Promise((fed) => (this.playing = { pcm, at: 0, fed }))
  }

  /** Delivers frames until the signal aborts. */
  async run({ signal }: { signal: AbortSignal }): Promise<void> {
    for (let k = 0; !signal.aborted; k++) {
      await this.sleepUntil((k + 1) * FRAME_MS, signal)
      if (signal.aborted) return
      const { samples, last } = this.next()
      this.record(samples)
      const speechProbability = await this.vad.speechProbability(samples, { signal })
      this.hear({ samples, startMs: k * FRAME_MS, speechProbability })
      last?.()
    }
  }

  private next(): { samples: Float32Array; last?: () => void } {
    const samples = new Float32Array(FRAME_SAMPLES)
    const { playing } = this
    if (!playing) return { samples }
    samples.set(playing.pcm.subarray(playing.at, playing.at + FRAME_SAMPLES))
    playing.at += FRAME_SAMPLES
    if (playing.at < playing.pcm.length) return { samples }
    this.playing = undefined
    return { samples, last: playing.fed }
  }

  private async sleepUntil(tMs: number, signal: AbortSignal): Promise<void> {
    const delayMs = tMs - this.clock.nowMs()
    if (delayMs <= 0) return
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        cancel()
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const cancel = this.clock.after(delayMs, wake)
      signal.addEventListener('abort', wake, { once: true })
    })
  }
}
