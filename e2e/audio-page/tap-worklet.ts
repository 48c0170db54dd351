// Records what goes to the loudspeaker, sample by sample, with its place on the context's clock.

// What an AudioWorkletGlobalScope has and a window has not.
declare const currentFrame: number
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
  abstract process(inputs: Float32Array[][]): boolean
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

class TapProcessor extends AudioWorkletProcessor {
  override process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0]
    if (samples?.some((sample) => sample !== 0)) {
      this.port.postMessage({ at: currentFrame, samples: samples.slice() })
    }
    return true
  }
}

registerProcessor('tap', TapProcessor)
