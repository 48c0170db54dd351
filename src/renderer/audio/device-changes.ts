// What a change of the devices means for the microphone and the loudspeaker in use. Pure.
import type { MicrophoneState } from '../store/audio-store.ts'
import type { DeviceList } from './devices.ts'

/** Whether the microphone must be opened anew: the chosen one came back, or the system now prefers another. */
export function microphoneMoved(
  before: DeviceList,
  after: DeviceList,
  chosen: string | null,
): boolean {
  if (chosen !== null) return !isIn(before.inputs, chosen) && isIn(after.inputs, chosen)
  // Null means that nothing is known yet: names come only with the permission.
  if (before.defaultInput === null || after.defaultInput === null) return false
  return before.defaultInput !== after.defaultInput
}

/** Which loudspeaker to play on (null: the system's choice), and what to say of it. */
export function speakerFor(
  devices: DeviceList,
  chosen: string | null,
): { id: string | null; message: string | null } {
  if (devices.outputs.length === 0) {
    // Before the microphone is allowed the list is empty everywhere: that is no reason to worry anybody.
    const message = 'No loudspeaker was found. Replies can be read; connect one to hear them.'
    return { id: null, message: devices.inputs.length > 0 ? message : null }
  }
  if (chosen === null) return { id: null, message: null }
  if (!isIn(devices.outputs, chosen)) {
    const message = 'The chosen loudspeaker is gone. Parley plays on the system’s own.'
    return { id: null, message }
  }
  return { id: chosen, message: null }
}

function isIn(devices: readonly { id: string }[], id: string): boolean {
  return devices.some((device) => device.id === id)
}

/** That another microphone than the chosen one is in use, in one line; null where it is not so. */
export function stoodInFor(
  chosen: string | null,
  devices: DeviceList,
  microphone: MicrophoneState,
): string | null {
  if (chosen === null || microphone.at !== 'open') return null
  if (devices.inputs.some(({ id }) => id === chosen)) return null
  return `The chosen microphone is gone. Parley listens with ${microphone.label || 'another one'}.`
}
