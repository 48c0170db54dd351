// Kokoro's own silence taken away: about 300 ms before the first sound, 430 ms after the last, long gaps between.
import { joined } from '../audio/joined.ts'
import { AUDIBLE_DBFS, VOICE_SAMPLE_RATE_HZ } from '../../shared/audio-format.ts'
import { levelDbfs } from '../audio/level.ts'

const WINDOW_SAMPLES = samples(5)

/** Kokoro's silence lies between −62 and −88 dBFS, its softest onsets (f, h, th) rise from −55. */
const SPEECH_DBFS = -55

/** Kept before the first sound above the floor: the breath of a soft consonant. */
const ONSET_MS = 10

/** Kept after the last sound above the floor: the decay of the last vowel. */
const DECAY_MS = 25

/** Ramp at every cut, so that it does not click. */
const FADE_MS = 5

/** A pause inside a clause longer than this is shortened to it. Listeners take more for a stall. */
export const LONGEST_PAUSE_MS = 240

/** `ms` of the voice's PCM in samples. */
export function samples(ms: number): number {
  return Math.round((ms * VOICE_SAMPLE_RATE_HZ) / 1000)
}

/**
 * The speech in `pcm` (24 kHz), faded in and out at the cuts; empty where there is none.
 * @returns a copy
 */
export function trimSilence(pcm: Float32Array): Float32Array {
  const loud = windowsAbove(pcm, SPEECH_DBFS)
  const first = loud.indexOf(true)
  if (first < 0) return new Float32Array(0)
  const from = Math.max(0, first * WINDOW_SAMPLES - samples(ONSET_MS))
  const to = (loud.lastIndexOf(true) + 1) * WINDOW_SAMPLES + samples(DECAY_MS)
  const speech = pcm.slice(from, Math.min(to, pcm.length))
  fadeIn(speech)
  fadeOut(speech)
  return speech
}

/**
 * `pcm` (24 kHz) with every inaudible stretch inside it cut down to `LONGEST_PAUSE_MS`. What goes is the middle
 * of the stretch, so decay and onset stay as they were spoken.
 */
export function shortenPauses(pcm: Float32Array): Float32Array {
  const kept: Float32Array[] = []
  let from = 0
  for (const gap of inaudibleGaps(pcm)) {
    const surplus = gap.to - gap.from - samples(LONGEST_PAUSE_MS)
    if (surplus <= 0) continue
    const cut = gap.from + Math.floor((gap.to - gap.from - surplus) / 2)
    kept.push(fadeOut(pcm.slice(from, cut)))
    from = cut + surplus
  }
  if (kept.length === 0) return pcm
  kept.push(pcm.slice(from))
  for (const part of kept.slice(1)) fadeIn(part)
  return joined(kept)
}

/** Stretches below the audible level that have sound on both sides, in samples. */
function inaudibleGaps(pcm: Float32Array): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  let lastSound = -1
  windowsAbove(pcm, AUDIBLE_DBFS).forEach((sound, window) => {
    if (!sound) return
    if (lastSound >= 0 && window > lastSound + 1) {
      gaps.push({ from: (lastSound + 1) * WINDOW_SAMPLES, to: window * WINDOW_SAMPLES })
    }
    lastSound = window
  })
  return gaps
}

function windowsAbove(pcm: Float32Array, dbfs: number): boolean[] {
  const windows: boolean[] = []
  for (let at = 0; at < pcm.length; at += WINDOW_SAMPLES) {
    windows.push(levelDbfs(pcm.subarray(at, at + WINDOW_SAMPLES)) > dbfs)
  }
  return windows
}

function fadeIn(pcm: Float32Array): Float32Array {
  const length = Math.min(samples(FADE_MS), pcm.length)
  for (let at = 0; at < length; at++) pcm[at]! *= at / length
  return pcm
}

function fadeOut(pcm: Float32Array): Float32Array {
  const length = Math.min(samples(FADE_MS), pcm.length)
  for (let at = 0; at < length; at++) pcm[pcm.length - 1 - at]! *= at / length
  return pcm
}
