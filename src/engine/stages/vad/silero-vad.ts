// The Vad port over the voice detection process.
import type { Vad } from '../../ports.ts'
import type { EngineProcess } from '../worker/engine-process.ts'
import type { VadMethods } from './vad-methods.ts'

/**
 * Silero VAD v5 (https://github.com/snakers4/silero-vad), 0.2 ms a frame.
 * @param stream whose frames these are: each microphone has a memory of its own
 */
export function sileroVad(process: EngineProcess<VadMethods>, stream = 0): Vad {
  return {
    speechProbability: (frame, options) =>
      process.call('frame', { stream, samples: frame }, options),
    reset: (options) => process.call('reset', { stream }, options),
  }
}
