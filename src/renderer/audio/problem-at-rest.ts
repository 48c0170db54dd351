// What is known of a microphone without opening it: opening one only to see lights the system's privacy light.
import { microphoneProblem, type MicrophoneProblem } from './microphone-problem.ts'

/** Null where nothing speaks against it: the system's own refusal may still come with the first press. */
export async function problemAtRest(): Promise<MicrophoneProblem | null> {
  const { state } = await navigator.permissions.query({ name: 'microphone' })
  if (state === 'denied') return microphoneProblem(new DOMException('', 'NotAllowedError'))
  const devices = await navigator.mediaDevices.enumerateDevices()
  // Before it was allowed they have neither names nor ids, but they are told.
  if (devices.some(({ kind }) => kind === 'audioinput')) return null
  return microphoneProblem(new DOMException('', 'NotFoundError'))
}
