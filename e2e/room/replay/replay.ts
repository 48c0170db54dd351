// The page's echo canceller over what it was given in a saved run: the same each time, and in no time.
import { levelDbfs } from '../../../src/engine/audio/level.ts'
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/audio-format.ts'
import { EchoGuard } from '../../../src/renderer/audio/echo/echo-guard.ts'
import { type CapturedFrame, FrameClock } from '../../../src/renderer/audio/frame-clock.ts'
import { CHUNK_SAMPLES } from '../../../src/renderer/audio/played-messages.ts'
import type { SavedReply } from './saved-reply.ts'

export interface Replayed {
  name: string
  /** Frames in which somebody speaks, and how many of these were taken for somebody's. */
  personFrames: number
  heardFrames: number
  /** Frames in which nobody speaks, and that were taken for somebody's all the same, louder than −40 dBFS. */
  falseFrames: number
  /** Level of the microphone less that of what was left, where nobody speaks. */
  echoLossDb: number | null
}

/** What the device says of itself in the room. */
const LATENCY_MS = 23.2
/** From the witness to the page. */
const ON_ITS_WAY_MS = 70
const SPEAKS_DBFS = -38
const LOUD_DBFS = -40
const OTHERS_SHARE = 0.5

/** @returns one of each, in order: what is learned in one reply is known in the next, as in the page */
export function replay(replies: readonly SavedReply[]): Replayed[] {
  const guard = new EchoGuard(
    () => true,
    () => {},
  )
  return replies.map((reply, n) => replayOne(guard, reply, n === 0))
}

function replayOne(guard: EchoGuard, reply: SavedReply, isFirst: boolean): Replayed {
  const { heard, played, person, startMs } = reply
  const clock = new FrameClock(LATENCY_MS)
  const moments = [
    ...heard.atMs.map((atMs, frame) => ({ atMs, frame, chunk: null })),
    ...played.atMs.map((atMs, chunk) => ({ atMs, frame: null, chunk })),
  ].sort((one, other) => one.atMs - other.atMs)
  const told = { personFrames: 0, heardFrames: 0, falseFrames: 0 }
  const [before, after]: [number[], number[]] = [[], []]
  const raw = new Map<number, Float32Array>()

  const judge = ({ samples, ownShare, capturedAtMs }: CapturedFrame): void => {
    const at = Math.round((capturedAtMs + LATENCY_MS - startMs - ON_ITS_WAY_MS) * 16)
    const isTheirs = ownShare < OTHERS_SHARE
    if (
      levelDbfs(person.subarray(Math.max(0, at - FRAME_SAMPLES), Math.max(0, at))) > SPEAKS_DBFS
    ) {
      told.personFrames++
      if (isTheirs) told.heardFrames++
      return
    }
    const leftDbfs = levelDbfs(samples)
    if (isTheirs && leftDbfs > LOUD_DBFS) told.falseFrames++
    const heardDbfs = levelDbfs(raw.get(capturedAtMs) ?? samples)
    if (heardDbfs < LOUD_DBFS) return
    before.push(10 ** (heardDbfs / 10))
    after.push(10 ** (leftDbfs / 10))
  }

  for (const { atMs, frame, chunk } of moments) {
    if (chunk !== null) {
      const from = chunk * CHUNK_SAMPLES
      const samples = played.pcm.slice(from, from + CHUNK_SAMPLES)
      guard.played({ position: played.positions[chunk]!, samples }, atMs).forEach(judge)
      continue
    }
    const samples = heard.pcm.slice(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES)
    const capturedAtMs = clock.capturedAtMs(atMs)
    raw.set(capturedAtMs, samples)
    const arrivedAtMs = capturedAtMs + LATENCY_MS
    const captured = { samples, capturedAtMs, arrivedAtMs, ownShare: 0 }
    guard.clean({ ...captured, isFirst: isFirst && frame === 0 }).forEach(judge)
  }
  return { name: reply.name, ...told, echoLossDb: lossDb(before, after) }
}

function lossDb(before: readonly number[], after: readonly number[]): number | null {
  const sum = (powers: readonly number[]): number => powers.reduce((total, x) => total + x, 0)
  return before.length === 0 ? null : 10 * Math.log10(sum(before) / Math.max(1e-12, sum(after)))
}

/** As people read it. */
export function replayLine({ name, ...of }: Replayed): string {
  const person = of.personFrames > 0 ? `  heard ${of.heardFrames} of ${of.personFrames} frames` : ''
  const loss = of.echoLossDb === null ? '' : `  echo loss ${Math.round(of.echoLossDb)} dB`
  const falseMs = Math.round(of.falseFrames * FRAME_MS)
  return `${name.padEnd(18)}${loss}${person}  ${falseMs} ms of its own voice taken for somebody’s`
}
