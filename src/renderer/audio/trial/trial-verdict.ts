// What is wrong with a microphone, by what was recorded of somebody who speaks into it. Pure.
import type { TrialMeasurement } from './trial-measurement.ts'

/**
 * `dead`: nothing comes from it. `silent`: it hears the room, and nobody who speaks. `noisy`: speech does not stand out of
 * the noise. `clipping`: it distorts. `quiet`: speech is heard, but a little softer and words would be lost.
 */
export type TrialVerdict = 'good' | 'quiet' | 'noisy' | 'clipping' | 'silent' | 'dead'

export interface TrialFinding {
  verdict: TrialVerdict
  measured: TrialMeasurement
}

/** No room is as quiet to any microphone: a switch, or a system that gives nothing. */
const DEAD_DBFS = -80
/** So much at the limits is no chance: 0.1 % of the samples, one in fifty of loud ones. */
const CLIPPED_SHARE = 0.001
/**
 * Of the four demo questions made softer, in 16 bits, Silero took 95 to 102 % of the frames for speech at −53 dBFS
 * (measureTrial), 61 to 89 % at −58, and at most half at −63.
 */
const QUIET_DBFS = -50
const UNHEARD_DBFS = -60
/**
 * With white noise 8 dB below their loudest frames all were understood as without it, 6 dB below two had a wrong word,
 * 3 dB below all but one; other noise is harder.
 */
const NOISY_DB = 10
/** Frames of mere noise differ by less. */
const VOICE_DB = 6
/** Noise that is louder than this is no quiet room. */
const LOUD_ROOM_DBFS = -50

export function judgeTrial({ speechDbfs, roomDbfs, clippedShare }: TrialMeasurement): TrialVerdict {
  if (speechDbfs < DEAD_DBFS) return 'dead'
  if (clippedShare >= CLIPPED_SHARE) return 'clipping'
  if (speechDbfs < UNHEARD_DBFS) return 'silent'
  const aboveRoomDb = speechDbfs - roomDbfs
  if (aboveRoomDb < VOICE_DB) return roomDbfs > LOUD_ROOM_DBFS ? 'noisy' : 'silent'
  if (aboveRoomDb < NOISY_DB) return 'noisy'
  return speechDbfs < QUIET_DBFS ? 'quiet' : 'good'
}
