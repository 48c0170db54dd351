// Runs in the page before its own scripts: keeps the frames that the app listens to, without its echo, and how much like speech they sound.

export interface FramesWindow {
  /** What has come since the last call; times are the page's `performance.now()`. */
  parleyTakeFrames(): { atMs: number[]; pcmBase64: string; probabilities: [number, number][] }
}

/**
 * Self-contained: Playwright sends its source to the page.
 * @param options.canceller whether the app's echo canceller is told what is played
 * @param options.keepFrames else none are kept, and nothing is slowed
 */
export function installFrames(options: { canceller: boolean; keepFrames: boolean }): void {
  const Node = window.AudioWorkletNode
  if (!options.canceller)
    window.AudioWorkletNode = class extends Node {
      constructor(context: BaseAudioContext, name: string, settings?: AudioWorkletNodeOptions) {
        super(context, name, settings)
        // A port that nobody speaks on.
        if (name === 'played')
          Object.defineProperty(this, 'port', { value: new MessageChannel().port1 })
      }
    }
  if (!options.keepFrames) return

  let frames: Float32Array[] = []
  let atMs: number[] = []
  let probabilities: [number, number][] = []
  const Thread = window.Worker
  window.Worker = class extends Thread {
    constructor(url: string | URL, settings?: WorkerOptions) {
      super(url, settings)
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ what?: string; value?: number }>) => {
          if (data.what === 'probability') probabilities.push([performance.now(), data.value ?? 0])
        },
      )
    }

    override postMessage(message: { samples?: Float32Array }, transfer?: unknown): void {
      if (message.samples) {
        frames.push(message.samples.slice())
        atMs.push(performance.now())
      }
      super.postMessage(message, transfer as Transferable[])
    }
  }
  const api: FramesWindow = {
    parleyTakeFrames: () => {
      const length = frames.reduce((sum, frame) => sum + frame.length, 0)
      const pcm = new Float32Array(length)
      let at = 0
      for (const frame of frames) {
        pcm.set(frame, at)
        at += frame.length
      }
      // In pieces: a call has no room for a million arguments.
      let text = ''
      const bytes = new Uint8Array(pcm.buffer)
      for (let i = 0; i < bytes.length; i += 32_768)
        text += String.fromCharCode(...bytes.subarray(i, i + 32_768))
      const taken = { atMs, pcmBase64: btoa(text), probabilities }
      frames = []
      atMs = []
      probabilities = []
      return taken
    },
  }
  Object.assign(window, api)
}
