// The measurement of this machine with the app's own spoken question.
import { readWav } from '../../audio/wav-read.ts'
import { measureStages } from '../../figures/profile/measure-stages.ts'
import type { TierMeasuringOptions } from '../tier-measuring.ts'

/** @param clipFile a spoken question of about two seconds, mono 16 kHz */
export function measureWith(
  clipFile: string,
  nowMs: () => number,
): TierMeasuringOptions['measure'] {
  return async (engine, { signal, onProgress }) => {
    const { pcm: clip } = await readWav(clipFile, { signal })
    return await measureStages(engine, { clip, signal, onProgress, nowMs })
  }
}
