// Keeps the page's list of devices, plays on the right one, and says when the microphone has to follow.
import type { Settings } from '../../shared/window/settings.ts'
import { useAudio } from '../store/audio-store.ts'
import { microphoneMoved, speakerFor, stoodInFor } from './device-changes.ts'
import { type DeviceList, listDevices, watchDevices } from './devices.ts'

export interface DeviceFollowerOptions {
  settings: () => Pick<Settings, 'microphoneId' | 'speakerId'>
  /** Plays on device `id`, or on the system's choice for null. @throws DOMException where it is refused */
  play: (id: string | null) => Promise<void>
  /** The chosen microphone came back, or the system now prefers another. */
  onMoved: () => void
  /** Microphones have come or gone. @param isMore there are more than before */
  onInputs: (isMore: boolean) => void
}

export class DeviceFollower {
  private devices: DeviceList | null = null
  private readonly unwatch = watchDevices(() => void this.refresh())

  constructor(private readonly options: DeviceFollowerOptions) {}

  async refresh(): Promise<void> {
    const { microphoneId, speakerId } = this.options.settings()
    const before = this.devices
    const devices = await listDevices()
    this.devices = devices
    const speaker = speakerFor(devices, speakerId)
    useAudio.setState({
      inputs: devices.inputs,
      outputs: devices.outputs,
      microphoneMessage: stoodInFor(microphoneId, devices, useAudio.getState().microphone),
    })
    if (before) this.follow(before, devices)
    await this.useSpeaker(speaker.id, speaker.message)
  }

  dispose(): void {
    this.unwatch()
  }

  private follow(before: DeviceList, after: DeviceList): void {
    const { settings, onMoved, onInputs } = this.options
    if (microphoneMoved(before, after, settings().microphoneId)) onMoved()
    const more = after.inputs.length - before.inputs.length
    if (more !== 0) onInputs(more > 0)
  }

  private async useSpeaker(id: string | null, message: string | null): Promise<void> {
    try {
      await this.options.play(id)
      useAudio.setState({ speakerMessage: message })
    } catch {
      const failed = 'The chosen loudspeaker cannot be used. Parley plays on the system’s own.'
      useAudio.setState({ speakerMessage: failed })
    }
  }
}
