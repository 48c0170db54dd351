// What `--save` has kept of one reply, read back.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeWav } from '../../../src/engine/audio/wav-decode.ts'

/** Sounds are mono, 16 kHz; times are ms of the epoch. */
export interface SavedReply {
  /** SCENE-N. */
  name: string
  /** When the witness's first sample was heard. */
  startMs: number
  /** What the witness heard of people. */
  person: Float32Array
  heard: { pcm: Float32Array; atMs: number[] }
  played: { pcm: Float32Array; atMs: number[]; positions: number[] }
}

interface Figures {
  startMs: number
  heardAtMs?: number[]
  playedAtMs?: number[]
  playedPositions?: number[]
}

/** All replies of `folder`, as they followed each other. @throws Error where there are none; of the file system */
export async function savedReplies(folder: string): Promise<SavedReply[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  if (names.length === 0)
    throw new Error(`nothing that 'npm run room -- --save' wrote in ${folder}`)
  const all = await Promise.all(names.map((file) => read(folder, file.replace(/\.json$/, ''))))
  return all.sort((one, other) => one.startMs - other.startMs)
}

async function read(folder: string, name: string): Promise<SavedReply> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8')
  const {
    startMs,
    heardAtMs = [],
    playedAtMs = [],
    playedPositions = [],
  } = JSON.parse(text) as Figures
  const channel = async (file: string, at: number): Promise<Float32Array> => {
    const path = join(folder, `${name}.${file}.wav`)
    return decodeWav(await readFile(path), path).channels[at]!
  }
  const since = (atMs: number): number => startMs + atMs
  return {
    ...{ name, startMs },
    person: await channel('room', 1),
    heard: { pcm: await channel('heard', 0), atMs: heardAtMs.map(since) },
    played: {
      pcm: await channel('played', 0),
      atMs: playedAtMs.map(since),
      positions: playedPositions,
    },
  }
}
