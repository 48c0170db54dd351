// What the choice of a tier goes by in the app: the clock, the processor, the models that are here, and the app's own
// spoken question for the measurement.
import type { SessionClock } from '../../audio/clock.ts'
import { readWav } from '../../audio/wav-read.ts'
import { readCpu } from '../../figures/profile/cpu-load.ts'
import { measureStages } from '../../figures/profile/measure-stages.ts'
import type { TierDeskOptions } from '../tier-desk.ts'
import type { WindowLlm } from '../window-llm.ts'

/** @param clipFile a spoken question of about two seconds, mono 16 kHz */
export function tierSources(
  clock: SessionClock,
  llm: WindowLlm,
  clipFile: string,
): Pick<TierDeskOptions, 'clock' | 'llm' | 'readCpu' | 'modelStatus' | 'measure'> {
  return {
    clock,
    llm,
    readCpu,
    modelStatus: () => llm.read(),
    measure: async (engine, { signal, onProgress }) => {
      const { pcm: clip } = await readWav(clipFile, { signal })
      return await measureStages(engine, { clip, signal, onProgress, nowMs: () => clock.nowMs() })
    },
  }
}
