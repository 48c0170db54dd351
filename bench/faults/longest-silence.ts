// How long a person waits with nothing to hear.
import { AUDIBLE_DBFS } from '../../src/shared/audio-format.ts'
import { lastAudibleMs, levelsDbfs } from '../../src/engine/audio/level.ts'

/** The longest run of inaudible 10 ms windows of `pcm` between two moments, in ms; the last one counts if sound follows. */
export function longestSilenceMs(
  pcm: Float32Array,
  sampleRateHz: number,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): number {
  const perMs = sampleRateHz / 1000
  const levels = levelsDbfs(
    pcm.subarray(Math.round(fromMs * perMs), Math.round(toMs * perMs)),
    sampleRateHz,
  )
  let longest = 0
  let run = 0
  for (const level of levels) {
    run = level > AUDIBLE_DBFS ? 0 : run + 1
    longest = Math.max(longest, run)
  }
  return longest * 10
}

/** How long nothing has been audible at `toMs`, counted from `fromMs` at the earliest; negative where that is later. */
export function silenceBeforeMs(
  pcm: Float32Array,
  sampleRateHz: number,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): number {
  const before = pcm.subarray(0, Math.max(0, Math.round((toMs * sampleRateHz) / 1000)))
  return toMs - Math.max(fromMs, lastAudibleMs(before, sampleRateHz) ?? 0)
}
