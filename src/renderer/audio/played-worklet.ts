// The audio thread's end of the loudspeaker: tells what is played, for the echo canceller. Bundled as a file of its own.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { CHUNK_SAMPLES, type PlayedChunk } from './played-messages.ts'
import { StreamingResampler } from './streaming-resampler.ts'

// What an AudioWorkletGlobalScope has and a window has not (https://webaudio.github.io/web-audio-api/).
declare const sampleRate: number
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
  abstract process(inputs: Float32Array[][]): boolean
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

const QUANTUM_SAMPLES = 128
const silence = new Float32Array(QUANTUM_SAMPLES)

class PlayedProcessor extends AudioWorkletProcessor {
  private chunk = new Float32Array(CHUNK_SAMPLES)
  private filled = 0
  private position = 0
  private isSilent = true
  private readonly resampler = new StreamingResampler(
    sampleRate,
    MICROPHONE_SAMPLE_RATE_HZ,
    (sample) => this.take(sample),
  )

  override process(inputs: Float32Array[][]): boolean {
    this.resampler.push(inputs[0]?.[0] ?? silence)
    return true
  }

  private take(sample: number): void {
    this.chunk[this.filled++] = sample
    this.isSilent &&= sample === 0
    if (this.filled < CHUNK_SAMPLES) return
    const { position, chunk, isSilent } = this
    const told = { position, samples: isSilent ? null : chunk, renderedAtMs: Date.now() }
    this.tell(told)
    if (!isSilent) this.chunk = new Float32Array(CHUNK_SAMPLES)
    this.position += CHUNK_SAMPLES
    this.filled = 0
    this.isSilent = true
  }

  private tell(chunk: PlayedChunk): void {
    this.port.postMessage(chunk, chunk.samples ? [chunk.samples.buffer] : [])
  }
}

registerProcessor('played', PlayedProcessor)
