// Keeps one reply for diagnosis: the room's recording, the frames that the app got, and what it told.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeWav } from '../../src/engine/audio/wav-write.ts'
import type { Row } from './judge/judge-played.ts'
import { RECORDED_RATE_HZ } from './pulse/sound-clients.ts'
import type { Played } from './scenes/play-scene.ts'

/**
 * Writes SCENE-N.room.wav (left the echo, right the person), SCENE-N.frames.wav (mono) and SCENE-N.json (row, events,
 * when frames came and how much like speech they were; ms from the recording's first sample).
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
  if (frames)
    await writeFile(file('frames.wav'), encodeWav([frames.pcm], RECORDED_RATE_HZ), { signal })
  const { atMs: framesAtMs, probabilities } = frames ?? {}
  const figures = { row, told, framesAtMs, probabilities }
  await writeFile(file('json'), JSON.stringify(figures), { signal })
}
