// Runs in the page before its own scripts: keeps what its echo canceller is given, the frames that it leaves, and how
// much like speech they sound.

/** Samples of one kind: Float32 in base64; each chunk's time is the page's `performance.now()`. */
interface Kept {
  atMs: number[]
  pcmBase64: string
}

/** As the audio thread tells it (src/renderer/audio/played-messages.ts). */
interface Told {
  position: number
  samples: Float32Array | null
  renderedAtMs: number
}

export interface FramesWindow {
  /** What has come since the last call. */
  parleyTakeFrames(): {
    /** As they came from the microphone, and without their echo: chunks of 512 samples. */
    heard: Kept
    frames: Kept
    /** What the app played: chunks of 128 samples, and the place of the first of each. */
    played: Kept & { positions: number[] }
    probabilities: [number, number][]
  }
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

  const keep = () => ({ chunks: [] as Float32Array[], atMs: [] as number[] })
  let heard = keep()
  let frames = keep()
  let played = { ...keep(), positions: [] as number[] }
  let probabilities: [number, number][] = []
  const put = (
    where: ReturnType<typeof keep>,
    chunk: Float32Array,
    atMs = performance.now(),
  ): void => {
    where.chunks.push(chunk.slice())
    where.atMs.push(atMs)
  }
  const Thread = window.Worker
  window.Worker = class extends Thread {
    constructor(url: string | URL, settings?: WorkerOptions) {
      super(url, settings)
      this.addEventListener(
        'message',
        ({ data }: MessageEvent<{ what?: string; value?: number } | Float32Array[]>) => {
          if (Array.isArray(data)) data.forEach((chunk) => put(heard, chunk))
          else if (data.what === 'probability')
            probabilities.push([performance.now(), data.value ?? 0])
        },
      )
    }

    override postMessage(message: { samples?: Float32Array }, transfer?: unknown): void {
      if (message.samples) put(frames, message.samples)
      super.postMessage(message, transfer as Transferable[])
    }
  }
  if (options.canceller)
    window.AudioWorkletNode = class extends Node {
      constructor(context: BaseAudioContext, name: string, settings?: AudioWorkletNodeOptions) {
        super(context, name, settings)
        if (name !== 'played') return
        this.port.addEventListener('message', ({ data }: MessageEvent<Told>) => {
          const sound = data.samples ?? new Float32Array(128)
          put(played, sound, data.renderedAtMs - performance.timeOrigin)
          played.positions.push(data.position)
        })
      }
    }
  const pack = ({ chunks, atMs }: ReturnType<typeof keep>) => {
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const pcm = new Float32Array(length)
    let at = 0
    for (const chunk of chunks) {
      pcm.set(chunk, at)
      at += chunk.length
    }
    // In pieces: a call has no room for a million arguments.
    let text = ''
    const bytes = new Uint8Array(pcm.buffer)
    for (let i = 0; i < bytes.length; i += 32_768)
      text += String.fromCharCode(...bytes.subarray(i, i + 32_768))
    return { atMs, pcmBase64: btoa(text) }
  }
  const api: FramesWindow = {
    parleyTakeFrames: () => {
      const { positions } = played
      const taken = {
        heard: pack(heard),
        frames: pack(frames),
        played: { ...pack(played), positions },
        probabilities,
      }
      heard = keep()
      frames = keep()
      played = { ...keep(), positions: [] }
      probabilities = []
      return taken
    },
  }
  Object.assign(window, api)
}
