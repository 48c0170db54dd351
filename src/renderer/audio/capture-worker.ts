// The microphone's sound as it is captured, off the page's thread: posts 16 kHz mono frames of 512 samples.
import type { ToCapture } from './capture-messages.ts'
import { FrameBatch } from './frame-batch.ts'
import { FrameCutter } from './frame-cutter.ts'
import { monoOf } from './mono.ts'

/** What the cutter takes at once. */
const MOST_SAMPLES = 4096

const batch = new FrameBatch<Float32Array<ArrayBuffer>>((frames) =>
  self.postMessage(frames, { transfer: frames.map(({ buffer }) => buffer) }),
)

self.onmessage = ({ data }: MessageEvent<ToCapture>) => {
  if (typeof data !== 'string') return void cut(data.readable)
  batch.setResting(data === 'rest')
}

/** Ends with the track; the worker ends with the microphone. */
async function cut(readable: ReadableStream<AudioData>): Promise<void> {
  const reader = readable.getReader()
  let cutter: FrameCutter | null = null
  for (;;) {
    const { done, value: sound } = await reader.read()
    if (done) return
    cutter ??= new FrameCutter(sound.sampleRate, (frame) => batch.push(frame))
    const mono = monoOf(sound)
    for (let at = 0; at < mono.length; at += MOST_SAMPLES)
      cutter.push(mono.subarray(at, at + MOST_SAMPLES))
    sound.close() // else Chromium runs out of buffers
  }
}
