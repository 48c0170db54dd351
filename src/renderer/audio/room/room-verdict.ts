// What the measured room means for whoever talks. Pure.
import { LAGS } from '../echo/echo-path.ts'
import { BLOCK_MS } from '../echo/reference-history.ts'
import type { RoomMeasurement } from './room-recording.ts'

/**
 * `free`: nothing of what is played comes back. `over-replies`: it does, and is taken out. In all others it cannot be,
 * so that nobody is heard while a reply is: `untapped`, since it is not known what is played; `late`, by Bluetooth;
 * `overdriven`, since the microphone clips; `unlearned`, for another reason, such as noise.
 */
export type RoomVerdict = 'free' | 'over-replies' | 'untapped' | 'late' | 'overdriven' | 'unlearned'

/** The canceller looks for no later echo. */
const LONGEST_DELAY_MS = LAGS * BLOCK_MS
/** An echo that no speech detector takes for a person: a quiet room is as loud. */
const FAINT_DBFS = -55
/** So much at the microphone's limits is no chance: 0.2 % of the sound's time. */
const OVERDRIVEN_SHARE = 0.002

/** The microphone is at its limits, whether or not the echo could be learned. */
export function isOverdriven({ clippedShare }: RoomMeasurement): boolean {
  return clippedShare >= OVERDRIVEN_SHARE
}

export function judgeRoom(measured: RoomMeasurement): RoomVerdict {
  const { isTapped, isLearned, delayMs, echoDbfs } = measured
  if (!isTapped) return 'untapped'
  if (delayMs === null || echoDbfs === null) return 'free'
  if (isLearned) return 'over-replies'
  if (echoDbfs < FAINT_DBFS) return 'free'
  if (delayMs > LONGEST_DELAY_MS) return 'late'
  return isOverdriven(measured) ? 'overdriven' : 'unlearned'
}
