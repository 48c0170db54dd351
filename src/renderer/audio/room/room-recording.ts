// What was played and heard while the room is checked, and what can be measured of it.
import { FRAME_MS, FRAME_SAMPLES, voiceMs } from '../../../shared/audio-format.ts'
import type { EchoReport } from '../echo/echo-canceller.ts'
import { decibels, levelDbfs } from '../sound-level.ts'
import { echoDelayMs, LATEST_MS } from './echo-search.ts'

/** An output that slept begins about so late. */
const BEGINS_MS = 250
/** Nothing quieter is taken for the sound. */
const SOUNDING_DBFS = -60
/** A microphone at its limits. */
const FULL_SCALE = 0.985

export interface RoomMeasurement {
  /** The sound was found on its way to the loudspeaker: without, nothing of its echo can be taken out. */
  isTapped: boolean
  /** From what is played to what is heard; null: nothing of it is heard. */
  delayMs: number | null
  /** Level of the echo while it sounds, the room's noise taken off; null: none is heard. */
  echoDbfs: number | null
  /** The same less the level of what is played. */
  echoDb: number | null
  /** The most that the canceller took away, over a fifth of a second. */
  lossDb: number
  /** Of the samples heard while it sounded, so many were at the microphone's limits: 0…1. */
  clippedShare: number
  /** The canceller knows the way: people are heard over replies. */
  isLearned: boolean
}

export class RoomRecording {
  private readonly soundMs: number
  private readonly length: number
  private readonly played: Float32Array
  private readonly heard: Float32Array
  private frames = 0
  private lossDb = 0
  private last: EchoReport | null = null

  /** @param sound mono 24 kHz, as it will be played: the recording is long enough for the latest echo that is looked for */
  constructor(sound: Float32Array) {
    this.soundMs = voiceMs(sound.length)
    this.length = Math.ceil((BEGINS_MS + this.soundMs + LATEST_MS) / FRAME_MS)
    this.played = new Float32Array(this.length * FRAME_SAMPLES)
    this.heard = new Float32Array(this.length * FRAME_SAMPLES)
  }

  /** 0…1. */
  get share(): number {
    return this.frames / this.length
  }

  get isFull(): boolean {
    return this.frames === this.length
  }

  /**
   * One frame; those after the last are not kept.
   * @param heard FRAME_SAMPLES samples of the microphone as they came @param played as many beside them
   * @param echo the canceller's report of this frame; null where it is not told what is played
   */
  add(heard: Float32Array, played: Float32Array, echo: EchoReport | null): void {
    if (this.isFull) return
    this.heard.set(heard, this.frames * FRAME_SAMPLES)
    this.played.set(played, this.frames * FRAME_SAMPLES)
    this.frames++
    this.last = echo
    if (echo?.isPlaying) this.lossDb = Math.max(this.lossDb, echo.erleDb)
  }

  measure(): RoomMeasurement {
    const sounding = this.sounding()
    const isTapped = sounding.length > 0
    const delayMs = isTapped ? echoDelayMs(this.played, this.heard) : null
    return {
      isTapped,
      delayMs,
      ...(delayMs === null ? { echoDbfs: null, echoDb: null } : this.levels(sounding, delayMs)),
      lossDb: this.lossDb,
      clippedShare: this.clippedShare(),
      isLearned: this.last?.isConverged ?? false,
    }
  }

  /** Indices of the frames in which the sound is played. */
  private sounding(): number[] {
    return Array.from({ length: this.length }, (_, frame) => frame).filter(
      (frame) => levelDbfs(frameOf(this.played, frame)) > SOUNDING_DBFS,
    )
  }

  private levels(sounding: readonly number[], delayMs: number) {
    const late = Math.round(delayMs / FRAME_MS)
    const pairs = sounding.filter((frame) => frame + late < this.length)
    const noise = Math.min(...Array.from({ length: this.length }, (_, i) => power(this.heard, i)))
    const heard = pairs.reduce((sum, frame) => sum + power(this.heard, frame + late) - noise, 0)
    const played = pairs.reduce((sum, frame) => sum + power(this.played, frame), 0)
    const echoDbfs = decibels(Math.max(0, heard) / Math.max(1, pairs.length))
    return { echoDbfs, echoDb: echoDbfs - decibels(played / Math.max(1, pairs.length)) }
  }

  private clippedShare(): number {
    const clipped = this.heard.reduce((n, x) => n + (Math.abs(x) >= FULL_SCALE ? 1 : 0), 0)
    return clipped / (this.soundMs * (FRAME_SAMPLES / FRAME_MS))
  }
}

function frameOf(sound: Float32Array, frame: number): Float32Array {
  return sound.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES)
}

/** Mean square of a frame. */
function power(sound: Float32Array, frame: number): number {
  return frameOf(sound, frame).reduce((sum, x) => sum + x * x, 0) / FRAME_SAMPLES
}
