// When something sounds in a channel of the witness.
import { levelsDbfs } from '../../../src/engine/audio/level.ts'
import { RECORDED_RATE_HZ } from '../pulse/sound-clients.ts'

/** Ms from the witness's first sample. */
export interface Span {
  fromMs: number
  toMs: number
}

const WINDOW_MS = 10
/** Below the loudest moment of the channel: the end of a word still counts, the tail of a room does not. */
const AUDIBLE_BELOW_DB = 30
/** What is below is no sound at all: a channel in which nothing sounds has none. */
const FLOOR_DBFS = -60

/** Spans of sound in `pcm` (16 kHz); silences shorter than `bridgeMs` are bridged. */
export function soundSpans(pcm: Float32Array, bridgeMs: number): Span[] {
  const levels = levelsDbfs(pcm, RECORDED_RATE_HZ)
  const loudest = levels.reduce((most, level) => Math.max(most, level), -120)
  const audible = Math.max(FLOOR_DBFS, loudest - AUDIBLE_BELOW_DB)
  const spans: Span[] = []
  levels.forEach((level, window) => {
    if (level < audible) return
    const [fromMs, toMs] = [window * WINDOW_MS, (window + 1) * WINDOW_MS]
    const last = spans.at(-1)
    if (last && fromMs - last.toMs < bridgeMs) last.toMs = toMs
    else spans.push({ fromMs, toMs })
  })
  return spans
}

/** The part of `pcm` (16 kHz) in `span`. */
export function cut(pcm: Float32Array, { fromMs, toMs }: Span): Float32Array {
  const sample = (ms: number): number => Math.max(0, Math.round((ms / 1000) * RECORDED_RATE_HZ))
  return pcm.subarray(sample(fromMs), sample(toMs))
}

/** How much of `spans` lies within `within`, in ms. */
export function overlapMs(spans: readonly Span[], within: Span): number {
  return spans.reduce((sum, { fromMs, toMs }) => {
    const ms = Math.min(toMs, within.toMs) - Math.max(fromMs, within.fromMs)
    return sum + Math.max(0, ms)
  }, 0)
}
