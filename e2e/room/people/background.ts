// What sounds in the room besides: noise, and a television that speaks to nobody.
import { seeded } from '../../../src/shared/seeded.mjs'
import type { RoomOptions } from '../options.ts'
import { PLAYED_RATE_HZ } from '../pulse/sound-clients.ts'
import { activeDbfs, PERSON_DBFS } from './as-said.ts'
import { TELEVISION } from './lines.ts'
import { renderSpeech } from './render-speech.ts'
import { SPEAKERS } from './speakers.ts'

const NOISE_SECONDS = 20
/** A one-pole low-pass: as much like a fan or a street as it need be. */
const NOISE_SMOOTHING = 0.08

/** @returns mono, 48 kHz, to be repeated; null: it is quiet @throws Error as renderSpeech does; AbortError */
export async function background(
  { noiseDb, televisionDb }: Pick<RoomOptions, 'noiseDb' | 'televisionDb'>,
  { signal }: { signal: AbortSignal },
): Promise<Float32Array | null> {
  const parts: Float32Array[] = []
  if (noiseDb !== null) parts.push(atLevel(noise(), PERSON_DBFS - noiseDb))
  if (televisionDb !== null)
    parts.push(atLevel(await television(signal), PERSON_DBFS - televisionDb))
  if (parts.length === 0) return null
  const mixed = new Float32Array(Math.max(...parts.map(({ length }) => length)))
  for (const part of parts) mixed.forEach((_, i) => (mixed[i]! += part[i % part.length]!))
  return mixed
}

function atLevel(pcm: Float32Array, dbfs: number): Float32Array {
  const gain = 10 ** ((dbfs - activeDbfs(pcm, PLAYED_RATE_HZ)) / 20)
  return pcm.map((sample) => sample * gain)
}

function noise(): Float32Array {
  const random = seeded(11)
  let smooth = 0
  return Float32Array.from({ length: NOISE_SECONDS * PLAYED_RATE_HZ }, () => {
    smooth += NOISE_SMOOTHING * (random() * 2 - 1 - smooth)
    return smooth
  })
}

async function television(signal: AbortSignal): Promise<Float32Array> {
  const lines: Float32Array[] = []
  for (const [n, text] of TELEVISION.entries()) {
    const speaker = SPEAKERS[(n + 1) % SPEAKERS.length]!
    lines.push(await renderSpeech(text, speaker, { signal }))
  }
  const pause = new Float32Array(PLAYED_RATE_HZ / 2)
  const all = lines.flatMap((line) => [line, pause])
  const joined = new Float32Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of all) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
