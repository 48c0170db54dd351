// The microphones and loudspeakers of this computer, now and as they come and go.
import type { AudioDevice } from '../store/audio-store.ts'

export interface DeviceList {
  inputs: AudioDevice[]
  outputs: AudioDevice[]
  /** Changes when the system chooses another default microphone; null where the browser does not say. */
  defaultInput: string | null
}

/** Chromium lists the system's choices a second time under these ids. */
const STAND_INS = ['default', 'communications']

/** Sorts what `enumerateDevices` gives. Names are empty until the microphone has been allowed. */
export function sortDevices(devices: readonly MediaDeviceInfo[]): DeviceList {
  const named = (kind: MediaDeviceKind, word: string): AudioDevice[] =>
    devices
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .filter(({ deviceId }) => !STAND_INS.includes(deviceId))
      .map(({ deviceId, label }, i) => ({ id: deviceId, label: label || `${word} ${i + 1}` }))
  const standIn = devices.find(
    ({ kind, deviceId }) => kind === 'audioinput' && deviceId === 'default',
  )
  return {
    inputs: named('audioinput', 'Microphone'),
    outputs: named('audiooutput', 'Loudspeaker'),
    defaultInput: standIn ? `${standIn.groupId} ${standIn.label}` : null,
  }
}

export async function listDevices(): Promise<DeviceList> {
  return sortDevices(await navigator.mediaDevices.enumerateDevices())
}

/** Calls `onChange` when a device comes or goes; the result ends it. */
export function watchDevices(onChange: () => void): () => void {
  navigator.mediaDevices.addEventListener('devicechange', onChange)
  return () => navigator.mediaDevices.removeEventListener('devicechange', onChange)
}
