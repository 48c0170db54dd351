// Hours in which nobody talks to the app, its detector and its session hearing every frame of them.
import { FRAME_MS, FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Vad } from '../../../engine/ports.ts'
import { IDLE_SOUNDS, soundOf, type IdleSound } from './idle-sound.ts'
import type { SoakRoom } from './soak-room.ts'

/** The sound goes round after so long. */
const LOOP_SECONDS = 64
/** Below the probability with which speech begins: from here on it may be some. */
const PERHAPS_SPEECH = 0.3
/** What is heard again in real time when it may be speech. */
const KEPT_FRAMES = 32
/** In real time until nothing came of it for so long. */
const CALM_MS = 2_000
/** Of each sound, at most so much in real time; what may be speech beyond that is left out. */
const MOST_REAL_MS = 120_000
const HOUR_MS = 3_600_000

export interface IdleFigures {
  sound: IdleSound
  hours: number
  /** How often it might have been speech; in real time from there on. */
  alarms: number
  real_time_s: number
  /** Frames that were left out since there were too many alarms. */
  left_out: number
  /** Turns that were taken for it, and replies that were heard. */
  turns: number
  replies: number
}

interface Frame {
  samples: Float32Array
  speechProbability: number
}

/**
 * `hours` in equal parts of silence, of noise and of music. Frames come as fast as the detector takes them; where one may
 * be speech, the second before it and what follows come in real time, until nothing comes of it.
 * @param onHalfHour told of every half hour that is over
 */
export async function idleFor(
  room: SoakRoom,
  vad: Vad,
  hours: number,
  { signal, onHalfHour }: { signal: AbortSignal; onHalfHour: (hours: number) => void },
): Promise<IdleFigures[]> {
  await room.closeMicrophone()
  const figures: IdleFigures[] = []
  let frames = 0
  for (const sound of IDLE_SOUNDS) {
    const part = new IdlePart(room, vad, sound, hours / IDLE_SOUNDS.length)
    await part.run(signal, () => {
      frames++
      const halfHours = (frames * FRAME_MS * 2) / HOUR_MS
      if (Math.floor(halfHours) > Math.floor(halfHours - (FRAME_MS * 2) / HOUR_MS))
        onHalfHour(Math.floor(halfHours) / 2)
    })
    figures.push(part.figures)
  }
  room.openMicrophone()
  return figures
}

class IdlePart {
  readonly figures: IdleFigures
  private readonly loop: Float32Array
  private readonly kept: Frame[] = []
  private at = 0

  constructor(
    private readonly room: SoakRoom,
    private readonly vad: Vad,
    sound: IdleSound,
    hours: number,
  ) {
    this.figures = { sound, hours, alarms: 0, real_time_s: 0, left_out: 0, turns: 0, replies: 0 }
    this.loop = soundOf(sound, LOOP_SECONDS * MICROPHONE_SAMPLE_RATE_HZ)
  }

  async run(signal: AbortSignal, onFrame: () => void): Promise<void> {
    const { room, figures } = this
    const { talk } = room.desktop
    const frames = Math.ceil((figures.hours * HOUR_MS) / FRAME_MS)
    await this.vad.reset({ signal })
    talk.opened()
    room.take()
    for (let k = 0; k < frames; k++) {
      const frame = await this.next(signal)
      onFrame()
      if (frame.speechProbability < PERHAPS_SPEECH) talk.frame({ ...frame, ageMs: 0 })
      else if (figures.real_time_s * 1000 < MOST_REAL_MS)
        k += await this.inRealTime(signal, onFrame)
      else figures.left_out++
    }
    const events = room.take()
    figures.turns = events.filter(({ event }) => event === 'turn').length
    figures.replies = events.filter(({ event }) => event === 'first_audio_played').length
  }

  /** @returns frames that were heard */
  private async inRealTime(signal: AbortSignal, onFrame: () => void): Promise<number> {
    const { room, figures, kept } = this
    const { talk } = room.desktop
    const startMs = performance.now()
    figures.alarms++
    talk.opened()
    kept.forEach((frame, i) => talk.frame({ ...frame, ageMs: (kept.length - 1 - i) * FRAME_MS }))
    let calmSinceMs = startMs
    let heard = 0
    while (performance.now() - calmSinceMs < CALM_MS) {
      heard++
      const dueMs = startMs + heard * FRAME_MS
      if (dueMs > performance.now()) await sleep(dueMs - performance.now(), undefined, { signal })
      const frame = await this.next(signal)
      onFrame()
      talk.frame({ ...frame, ageMs: Math.max(0, performance.now() - dueMs) })
      if (talk.mode !== 'idle') calmSinceMs = performance.now()
      if (performance.now() - startMs > MOST_REAL_MS) talk.stop()
    }
    talk.opened()
    figures.real_time_s += (performance.now() - startMs) / 1000
    return heard
  }

  private async next(signal: AbortSignal): Promise<Frame> {
    const samples = this.loop.slice(this.at, this.at + FRAME_SAMPLES)
    this.at = (this.at + FRAME_SAMPLES) % this.loop.length
    const frame = {
      samples,
      speechProbability: await this.vad.speechProbability(samples, { signal }),
    }
    this.kept.push(frame)
    if (this.kept.length > KEPT_FRAMES) this.kept.shift()
    return frame
  }
}
