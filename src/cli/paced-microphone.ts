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
  private playing: Playing[] = []

  /** @param record told of every frame as it is delivered */
  constructor(
    private readonly clock: SessionClock,
    private readonly vad: Vad,
    private readonly hear: (frame: MicrophoneFrame) => void,
    private readonly record: (samples: Float32Array) => void,
  ) {}

  /**
   * Plays `pcm` (mono 16 kHz) from the next frame on, beside what plays already; resolves when its last sample has been
   * heard.
   */
  play(pcm: Float32Array): Promise<void> {
    return new Promise((fed) => this.playing.push({ pcm, at: 0, fed }))
  }

  /** Delivers frames until the signal aborts. */
  async run({ signal }: { signal: AbortSignal }): Promise<void> {
    for (let k = 0; !signal.aborted; k++) {
      await this.sleepUntil((k + 1) * FRAME_MS, signal)
      if (signal.aborted) return
      const { samples, ended } = this.next()
      this.record(samples)
      const speechProbability = await this.vad.speechProbability(samples, { signal })
      this.hear({ samples, startMs: k * FRAME_MS, speechProbability })
      for (const { fed } of ended) fed()
    }
  }

  private next(): { samples: Float32Array; ended: Playing[] } {
    const samples = new Float32Array(FRAME_SAMPLES)
    for (const playing of this.playing) {
      const frame = playing.pcm.subarray(playing.at, playing.at + FRAME_SAMPLES)
      for (const [index, sample] of frame.entries()) samples[index]! += sample
      playing.at += FRAME_SAMPLES
    }
    const ended = this.playing.filter(({ pcm, at }) => at >= pcm.length)
    this.playing = this.playing.filter(({ pcm, at }) => at < pcm.length)
    return { samples, ended }
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
