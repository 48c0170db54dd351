// Keeps one reply for diagnosis: the room's recording, the frames that the app got, and what it told.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeWav } from '../../src/engine/audio/wav-write.ts'
import type { Row } from './judge/judge-played.ts'
import { RECORDED_RATE_HZ } from './pulse/sound-clients.ts'
import type { Played } from './scenes/play-scene.ts'

/**
 * Writes SCENE-N.room.wav (left the echo, right the person); what the app's canceller was given as SCENE-N.heard.wav and
 * SCENE-N.played.wav, and what it left as SCENE-N.frames.wav (all mono); and SCENE-N.json: row, events, when chunks of
 * these came, where those played belong, how much like speech frames were (ms from the room's first
 * sample), and when that sample was (`startMs`, of the epoch).
 * @throws Error of the file system; AbortError
 */
export async function savePlayed(
  folder: string,
  { scene, n, observed }: Played,
  row: Row,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const { witnessed, told, frames } = observed
  await mkdir(folder, { recursive: true })
  const file = (ending: string): string => join(folder, `${scene}-${n}.${ending}`)
  const { echo, person } = witnessed
  await writeFile(file('room.wav'), encodeWav([echo, person], RECORDED_RATE_HZ), { signal })
  const sounds = frames && { heard: frames.heard, played: frames.played, frames: frames.frames }
  for (const [name, { pcm }] of Object.entries(sounds ?? {}))
    await writeFile(file(`${name}.wav`), encodeWav([pcm], RECORDED_RATE_HZ), { signal })
  const figures = {
    startMs: witnessed.startMs,
    ...{ row, told, probabilities: frames?.probabilities },
    ...{ heardAtMs: frames?.heard.atMs, framesAtMs: frames?.frames.atMs },
    ...{ playedAtMs: frames?.played.atMs, playedPositions: frames?.played.positions },
  }
  await writeFile(file('json'), JSON.stringify(figures), { signal })
}
