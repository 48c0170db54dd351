// Why there is no microphone, in words that say what to do.
import type { MicrophoneState } from '../store/audio-store.ts'

export type MicrophoneProblem = Extract<MicrophoneState, { message: string }>

/** What `getUserMedia` or the audio graph threw (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
export function microphoneProblem(thrown: unknown): MicrophoneProblem {
  const name = thrown instanceof Error ? thrown.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        at: 'denied',
        message:
          'Parley may not use the microphone. Allow it in your system’s privacy settings, then try again.',
      }
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { at: 'missing', message: 'No microphone was found. Connect one, or type instead.' }
    case 'NotReadableError':
    case 'AbortError':
      return {
        at: 'failed',
        message:
          'The microphone does not answer. Another program may be using it: close that one, then try again.',
      }
    default: {
      const detail = thrown instanceof Error ? thrown.message : String(thrown)
      return { at: 'failed', message: `The microphone could not be opened (${detail}). Try again.` }
    }
  }
}

export const DETECTOR_PROBLEM: MicrophoneProblem = {
  at: 'failed',
  message: 'Speech detection could not be started. Restart Parley, or type instead.',
}
