// How much of the echo the canceller takes, by the frames that the app got.
import { levelDbfs } from '../../../src/engine/audio/level.ts'
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/audio-format.ts'
import type { Kept } from '../app-in-room.ts'
import { cut, type Span } from './sound-spans.ts'

/** What lies between room and page; levels of seconds do not feel it. */
const ON_ITS_WAY_MS = 60

/** Level of the echo in `span` less that of the frames; null: no frames were kept. */
export function echoLossDb(echo: Float32Array, frames: Kept | null, span: Span): number | null {
  if (!frames || span.toMs <= span.fromMs) return null
  const heardAt = (ms: number): number => {
    const index = frames.atMs.findIndex((atMs) => atMs - FRAME_MS - ON_ITS_WAY_MS >= ms)
    return (index < 0 ? frames.atMs.length : index) * FRAME_SAMPLES
  }
  const heard = frames.pcm.subarray(heardAt(span.fromMs), heardAt(span.toMs))
  return heard.length === 0 ? null : levelDbfs(cut(echo, span)) - levelDbfs(heard)
}
