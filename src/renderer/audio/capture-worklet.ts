// The audio thread's end of the microphone: posts 16 kHz mono frames of 512 samples. Bundled as a file of its own.
import type { ToCapture } from './capture-messages.ts'
import { FrameBatch } from './frame-batch.ts'
import { FrameCutter } from './frame-cutter.ts'

// What an AudioWorkletGlobalScope has and a window has not (https://webaudio.github.io/web-audio-api/).
declare const sampleRate: number
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
  abstract process(inputs: Float32Array[][]): boolean
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

class CaptureProcessor extends AudioWorkletProcessor {
  private isOpen = true
  private readonly batch = new FrameBatch<Float32Array<ArrayBuffer>>((frames) =>
    this.port.postMessage(
      frames,
      frames.map(({ buffer }) => buffer),
    ),
  )
  private readonly cutter = new FrameCutter(sampleRate, (frame) => this.batch.push(frame))

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<ToCapture>) => {
      if (data === 'close') this.isOpen = false
      else this.batch.setResting(data === 'rest')
    }
  }

  override process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0]
    if (samples) this.cutter.push(samples)
    return this.isOpen
  }
}

registerProcessor('capture', CaptureProcessor)
