// The first reply after a fresh start in a rendered room, with and without the sound that hands-free begins with.
import { joined } from '../../../src/engine/audio/joined.ts'
import { levelDbfs } from '../../../src/engine/audio/level.ts'
import { FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../src/shared/audio-format.ts'
import { seeded } from '../../../src/shared/seeded.mjs'
import { EchoCanceller } from '../../../src/renderer/audio/echo/echo-canceller.ts'
import { EchoFilter } from '../acoustics/echo-filter.mjs'
import type { RenderedRoom } from './rendered-rooms.ts'

export interface FirstReply {
  /** Frames in which the person speaks, and how many of these count as theirs. */
  personFrames: number
  heardFrames: number
  /** Of the reply alone: frames that count as somebody's, louder than −45 dBFS. */
  falseFrames: number
}

const SETTLED_S = 0.3
const BEFORE_REPLY_S = 1.5
/** The person begins so long after the reply. */
const BEGINS_S = 0.5
const SPEAKS_DBFS = -32
const LOUD_DBFS = -45
const OTHERS_SHARE = 0.5

/** @param sounds mono, 16 kHz; `opening` null: none is played */
export function firstReply(
  room: RenderedRoom,
  sounds: { opening: Float32Array | null; reply: Float32Array; person: Float32Array },
): FirstReply {
  const { opening, reply, person } = sounds
  const before = joined([
    silence(SETTLED_S),
    ...(opening ? [opening, silence(BEFORE_REPLY_S)] : []),
  ])
  const first = Math.ceil(before.length / FRAME_SAMPLES)
  const played = new Float32Array(first * FRAME_SAMPLES + reply.length)
  played.set(before)
  played.set(reply, first * FRAME_SAMPLES)
  const said = new Float32Array(played.length)
  const from = first * FRAME_SAMPLES + BEGINS_S * MICROPHONE_SAMPLE_RATE_HZ
  said.set(person.subarray(0, said.length - from), from)
  const over = cancelled(room, played, said)
  const alone = cancelled(room, played, new Float32Array(played.length))
  const speaks = over.filter((_, frame) => levelDbfs(frameOf(said, frame)) > SPEAKS_DBFS)
  return {
    personFrames: speaks.length,
    heardFrames: speaks.filter(({ ownShare }) => ownShare < OTHERS_SHARE).length,
    falseFrames: alone
      .slice(first)
      .filter(({ ownShare, leftDbfs }) => ownShare < OTHERS_SHARE && leftDbfs > LOUD_DBFS).length,
  }
}

/** What a fresh canceller makes of each frame. */
function cancelled(room: RenderedRoom, played: Float32Array, said: Float32Array) {
  const { gainDb, noiseDbfs, ...path } = room
  const gain = 10 ** (gainDb / 20)
  const echo = new EchoFilter({ ...path, gain, rateHz: MICROPHONE_SAMPLE_RATE_HZ }).push(played)
  const random = seeded(7)
  const noise = Math.sqrt(3) * 10 ** (noiseDbfs / 20)
  const heard = said.map((x, i) =>
    Math.max(-1, Math.min(1, x + (echo[i] ?? 0) + noise * (2 * random() - 1))),
  )
  const canceller = new EchoCanceller()
  const frames = Math.floor(heard.length / FRAME_SAMPLES)
  return Array.from({ length: frames }, (_, frame) => {
    const { samples, echo } = canceller.process(frameOf(heard, frame), frameOf(played, frame))
    return { ownShare: echo.ownShare, leftDbfs: levelDbfs(samples) }
  })
}

function frameOf(sound: Float32Array, frame: number): Float32Array {
  return sound.subarray(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES)
}

function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * MICROPHONE_SAMPLE_RATE_HZ))
}
