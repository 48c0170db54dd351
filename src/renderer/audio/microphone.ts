// One opening of a microphone: the device's track, and the worker that cuts its sound into frames.
import type { MicrophoneFormat } from '../store/audio-store.ts'
import type { ToCapture } from './capture-messages.ts'
import { type CapturedFrame, FrameClock } from './frame-clock.ts'

export interface MicrophoneOptions {
  /** MediaDevices id; null: the system's choice. */
  deviceId: string | null
  signal: AbortSignal
  onFrame: (frame: CapturedFrame) => void
  /** The device is gone. */
  onEnded: () => void
}

/** What may wait for the worker while the machine is busy: seconds, so that nothing is lost. */
const MOST_WAITING_BUFFERS = 256

/**
 * Sound comes as it was captured, by the microphone's own clock. An AudioContext would pull it at the pace of some
 * output: where that falls behind on a busy machine, or its clock runs apart, Chromium throws whole buffers away (23 ms
 * every few seconds have been seen), and the echo of what is played comes that much sooner each time.
 */
export class Microphone {
  private readonly worker = new Worker(new URL('./capture-worker.ts', import.meta.url), {
    type: 'module',
    name: 'microphone',
  })
  private isFirst = true

  private constructor(
    private readonly track: MediaStreamTrack,
    { onFrame, onEnded }: MicrophoneOptions,
  ) {
    const latencyMs = (track.getSettings().latency ?? 0) * 1000
    const clock = new FrameClock(latencyMs)
    this.worker.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
      for (const samples of data) {
        const isFirst = this.isFirst
        this.isFirst = false
        const capturedAtMs = clock.capturedAtMs(performance.now())
        const arrivedAtMs = capturedAtMs + latencyMs
        onFrame({ samples, capturedAtMs, arrivedAtMs, ownShare: 0, isFirst })
      }
    }
    track.onended = onEnded
    const { readable } = new MediaStreamTrackProcessor({
      track,
      maxBufferSize: MOST_WAITING_BUFFERS,
    })
    this.tell({ readable }, [readable])
  }

  /** @throws DOMException as getUserMedia does, AbortError by the signal */
  static async open(options: MicrophoneOptions): Promise<Microphone> {
    const track = await openTrack(options.deviceId)
    try {
      options.signal.throwIfAborted()
      return new Microphone(track, options)
    } catch (error) {
      track.stop()
      throw error
    }
  }

  get label(): string {
    return this.track.label
  }

  /** What the device delivers, as far as it tells. */
  get format(): MicrophoneFormat {
    const { sampleRate, channelCount, latency } = this.track.getSettings()
    return {
      sampleRateHz: sampleRate ?? null,
      channels: channelCount ?? null,
      latencyMs: latency === undefined ? null : latency * 1000,
    }
  }

  get deviceId(): string | undefined {
    return this.track.getSettings().deviceId
  }

  /** Muted, the device delivers silence. */
  setEnabled(isEnabled: boolean): void {
    this.track.enabled = isEnabled
  }

  /** Resting, frames come several at a time, for less work; woken, those that were kept come at once. */
  setResting(isResting: boolean): void {
    this.tell(isResting ? 'rest' : 'wake')
  }

  dispose(): void {
    this.track.onended = null
    this.track.stop()
    this.worker.terminate()
  }

  private tell(message: ToCapture, transfer: Transferable[] = []): void {
    this.worker.postMessage(message, transfer)
  }
}

/** The chosen device, or the system's choice where it is gone. */
async function openTrack(deviceId: string | null): Promise<MediaStreamTrack> {
  try {
    return await requestTrack(deviceId)
  } catch (error) {
    const isGone = error instanceof DOMException && /^(Overconstrained|NotFound)/.test(error.name)
    if (deviceId === null || !isGone) throw error
    return await requestTrack(null)
  }
}

async function requestTrack(deviceId: string | null): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      // As it comes: our own canceller (echo/) knows what is played to the sample, and leaves the person who speaks over
      // it, whom Chromium's takes away with the echo. It learns a way of sound that nothing else changes meanwhile.
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: 1,
      ...(deviceId !== null && { deviceId: { exact: deviceId } }),
    },
  })
  return stream.getAudioTracks()[0]!
}
