// What a run of the room is asked for: `npm run room` hands it over in PARLEY_ROOM, as JSON.
import type { Settings } from '../../src/shared/window/settings.ts'
import type { EchoPath } from './acoustics/start-echo-path.ts'
import { PERSON_DBFS } from './people/as-said.ts'
import type { SceneName } from './scenes/play-scene.ts'

export interface RoomOptions {
  scenes: { name: SceneName; count: number }[]
  echo: 'none' | 'laptop' | 'desk' | 'loud'
  delayMs: number
  reverbMs: number
  drive: number
  driftPpm: number
  /** Noise in the background, so many dB below the person; null: none. */
  noiseDb: number | null
  /** A television in the background, likewise. */
  televisionDb: number | null
  canceller: boolean
  /** People speak so long after a reply's first sound, and up to 1.5 s later. */
  afterMs: number
  /** Whether hands-free begins with its sound. */
  opening: boolean
  /** How easily a reply gives way, as in the settings. */
  sensitivity: Settings['bargeIn']
  /** Programs beside it that never rest. */
  busy: number
  voices: number
  /** Folder for recordings and frames of every reply; null: none are kept. */
  save: string | null
  /** File for all figures. */
  out: string | null
}

/** How loud the loudspeaker is at the microphone, in relation to the person. */
const ECHO_DB = { laptop: -10, desk: 0, loud: 6 } as const

/** What the app plays, while it speaks; measured at `speaker` with the voice it is set to. */
export const REPLY_DBFS = -21

/** @returns null: headphones */
export function echoPath({
  echo,
  delayMs,
  reverbMs,
  drive,
  driftPpm,
}: Pick<RoomOptions, 'echo' | 'delayMs' | 'reverbMs' | 'drive' | 'driftPpm'>): EchoPath | null {
  if (echo === 'none') return null
  const gainDb = PERSON_DBFS + ECHO_DB[echo] - REPLY_DBFS
  return { gainDb, delayMs, reverbMs, drive, driftPpm }
}
