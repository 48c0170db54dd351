// One opening of a microphone: the device's track, and the worklet that cuts its sound into frames.
import { FRAME_MS, MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
// eslint-disable-next-line no-restricted-syntax -- Vite bundles the worklet and gives its address
import captureUrl from './capture-worklet.ts?worker&url'
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

export class Microphone {
  private isFirst = true

  private constructor(
    private readonly track: MediaStreamTrack,
    private readonly context: AudioContext,
    private readonly capture: AudioWorkletNode,
    { onFrame, onEnded }: MicrophoneOptions,
  ) {
    const latencyMs = (track.getSettings().latency ?? 0) * 1000
    const clock = new FrameClock(latencyMs)
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
      for (const samples of data) {
        const isFirst = this.isFirst
        this.isFirst = false
        const capturedAtMs = clock.capturedAtMs(performance.now())
        const arrivedAtMs = capturedAtMs + latencyMs
        onFrame({ samples, capturedAtMs, arrivedAtMs, ownShare: 0, isFirst })
      }
    }
    track.onended = onEnded
  }

  /** @throws DOMException as getUserMedia does, AbortError by the signal */
  static async open(options: MicrophoneOptions): Promise<Microphone> {
    const track = await openTrack(options.deviceId)
    // At 16 kHz Chromium resamples the track on its way in. Blocks as long as a frame wake the audio thread 31 times a
    // second instead of 100, for a third of the CPU time and no later frames. Nothing is heard of this context, but it
    // keeps a real output: without one (`sinkId: { type: 'none' }`) samples were lost on a busy machine.
    const context = new AudioContext({
      sampleRate: MICROPHONE_SAMPLE_RATE_HZ,
      latencyHint: FRAME_MS / 1000,
    })
    try {
      options.signal.throwIfAborted()
      await context.audioWorklet.addModule(captureUrl)
      options.signal.throwIfAborted()
      const capture = new AudioWorkletNode(context, 'capture', {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: 'explicit',
      })
      context.createMediaStreamSource(new MediaStream([track])).connect(capture)
      void context.resume().catch(() => {})
      return new Microphone(track, context, capture, options)
    } catch (error) {
      track.stop()
      await context.close()
      throw error
    }
  }

  get label(): string {
    return this.track.label
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

  async dispose(): Promise<void> {
    this.track.onended = null
    this.capture.port.onmessage = null
    this.tell('close')
    this.track.stop()
    if (this.context.state !== 'closed') await this.context.close()
  }

  private tell(message: ToCapture): void {
    this.capture.port.postMessage(message)
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
