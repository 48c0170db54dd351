// Where to cut audio that is longer than one pass hears: at its quietest moment, between words.
import { MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'

const PER_MS = MICROPHONE_SAMPLE_RATE_HZ / 1000

/**
 * Longer audio is cut. Far below whisper's 30 s, so that a pass stays short: over 7 minutes of long recordings, parts
 * of up to 9 s cost 4 more wrong words in 1,201 than parts of up to 24 s, and parts of up to 7 s 9 more.
 */
export const LONGEST_WINDOW_MS = 9_000
/** A part shorter than this has too little around its words to be understood well. */
const SHORTEST_PART_MS = 4_000
/** What follows a cut must be worth a pass of its own. */
const SHORTEST_REST_MS = 1_500
/** The pause that is looked for, and the steps it is looked for in. */
const PAUSE_MS = 240
const STEP_MS = 20

/**
 * The sample at which to cut `pcm` in two, or undefined where it is short enough for one pass.
 * The quietest 240 ms between 4 and 9 s: a pause where there is one, else the weakest place between two sounds.
 * @param pcm mono 16 kHz; of longer audio only the first 9 s are looked at
 */
export function quietCut(pcm: Float32Array): number | undefined {
  if (pcm.length <= LONGEST_WINDOW_MS * PER_MS) return undefined
  const latestMs = Math.min(LONGEST_WINDOW_MS, pcm.length / PER_MS - SHORTEST_REST_MS)
  const levels = stepLevels(pcm, SHORTEST_PART_MS, latestMs)
  const width = PAUSE_MS / STEP_MS
  let sum = 0
  let quietest = Infinity
  let quietestStep = 0
  levels.forEach((level, step) => {
    sum += level - (levels[step - width] ?? 0)
    // Among equals the later one: longer parts are understood better.
    if (step >= width - 1 && sum <= quietest + 1e-12) {
      quietest = sum
      quietestStep = step + 1 - width
    }
  })
  return Math.round((SHORTEST_PART_MS + quietestStep * STEP_MS + PAUSE_MS / 2) * PER_MS)
}

/** Root mean square of each step from `fromMs` to `toMs`. */
function stepLevels(pcm: Float32Array, fromMs: number, toMs: number): number[] {
  const levels: number[] = []
  for (let ms = fromMs; ms + STEP_MS <= toMs; ms += STEP_MS) {
    let squares = 0
    for (let i = ms * PER_MS; i < (ms + STEP_MS) * PER_MS; i++) squares += pcm[i]! * pcm[i]!
    levels.push(Math.sqrt(squares / (STEP_MS * PER_MS)))
  }
  return levels
}
