// Rooms that are rendered, in which the page's canceller is tried without a page: the same each time, and in no time.
import type { EchoPath } from '../acoustics/start-echo-path.ts'

export interface RenderedRoom extends EchoPath {
  name: string
  /** Level of white noise at the microphone. */
  noiseDbfs: number
}

const QUIET = { delayMs: 60, reverbMs: 0, drive: 0, driftPpm: 0, gainDb: 1, noiseDbfs: -60 }

/** The echo is as loud as a person at 1 dB. */
export const RENDERED_ROOMS: readonly RenderedRoom[] = [
  { ...QUIET, name: 'desk, no reverberation' },
  { ...QUIET, name: 'desk', reverbMs: 200 },
  { ...QUIET, name: 'desk, small loudspeaker', reverbMs: 200, drive: 3, driftPpm: 40, delayMs: 80 },
  { ...QUIET, name: 'laptop', reverbMs: 300, gainDb: -9, delayMs: 120, driftPpm: 20 },
  { ...QUIET, name: 'faint, noisy', reverbMs: 300, gainDb: -20, noiseDbfs: -50 },
  { ...QUIET, name: 'loud', reverbMs: 400, gainDb: 7, drive: 2, delayMs: 40 },
  { ...QUIET, name: '300 ms late', reverbMs: 200, delayMs: 300, driftPpm: -60 },
  { ...QUIET, name: 'hall', reverbMs: 600, noiseDbfs: -55 },
]
