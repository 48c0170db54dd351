// How loud speech, the room and the microphone's limits are in a recording of somebody who speaks. Pure.
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { levelDbfs } from '../sound-level.ts'

/** A microphone at its limits (also in room/room-recording.ts). */
const FULL_SCALE = 0.985
/** Of the frames by their level: whoever speaks for a quarter of a second in five fills the loudest. */
const SPEECH_SHARE = 0.95
/** Who speaks without a pause still leaves gaps between the words. */
const ROOM_SHARE = 0.1

export interface TrialMeasurement {
  /** Level of the loudest frames (32 ms RMS; 95 of 100 are quieter). Silence is −120. */
  speechDbfs: number
  /** Level of the quietest: 90 of 100 are louder. */
  roomDbfs: number
  /** Of all samples, so many are at the microphone's limits: 0…1. */
  clippedShare: number
}

/** @param pcm mono 16 kHz, at least one frame of FRAME_SAMPLES */
export function measureTrial(pcm: Float32Array): TrialMeasurement {
  const levels: number[] = []
  for (let at = 0; at + FRAME_SAMPLES <= pcm.length; at += FRAME_SAMPLES)
    levels.push(levelDbfs(pcm.subarray(at, at + FRAME_SAMPLES)))
  levels.sort((a, b) => a - b)
  const levelAt = (share: number): number => levels[Math.round(share * (levels.length - 1))] ?? -120
  const clipped = pcm.reduce((n, x) => n + (Math.abs(x) >= FULL_SCALE ? 1 : 0), 0)
  return {
    speechDbfs: levelAt(SPEECH_SHARE),
    roomDbfs: levelAt(ROOM_SHARE),
    clippedShare: clipped / Math.max(1, pcm.length),
  }
}
