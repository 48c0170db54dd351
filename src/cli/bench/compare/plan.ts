// In which order the two sides are played.
import { seeded } from '../../../shared/seeded.mjs'

export interface PlannedPair {
  /** Place of the recording. */
  recording: number
  round: number
  /** Which side is played first, 0 or 1. */
  first: 0 | 1
}

/**
 * Every recording once in each round, by both sides one behind the other, so that whatever else the machine does meets
 * both. Which side comes first is drawn for each pair of rounds, and the other way round in the second of them: each
 * side is first as often as the other.
 */
export function plan(recordings: number, rounds: number, seed: number): PlannedPair[] {
  const random = seeded(seed)
  const firsts = Array.from({ length: recordings }, (): 0 | 1 => (random() < 0.5 ? 0 : 1))
  return Array.from({ length: rounds }, (_, round) => {
    if (round > 0 && round % 2 === 0)
      for (const i of firsts.keys()) firsts[i] = random() < 0.5 ? 0 : 1
    return firsts.map((drawn, recording): PlannedPair => {
      return { recording, round, first: round % 2 === 0 ? drawn : drawn === 0 ? 1 : 0 }
    })
  }).flat()
}
