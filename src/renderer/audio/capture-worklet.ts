// The audio thread's end of the microphone: posts 16 kHz mono frames of 512 samples. Bundled as a file of its own.
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
  private readonly cutter = new FrameCutter(sampleRate, (frame) =>
    this.port.postMessage(frame, [frame.buffer]),
  )

  constructor() {
    super()
    this.port.onmessage = () => (this.isOpen = false) // any message means: close
  }

  override process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0]
    if (samples) this.cutter.push(samples)
    return this.isOpen
  }
}

registerProcessor('capture', CaptureProcessor)
