// Microphone and loudspeaker.
import { openAudio, playTestSound } from '../../actions/audio-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { LevelMeter } from '../../components/level-meter.tsx'
import { MicrophoneTrialRow } from '../../components/microphone-trial-row.tsx'
import { RoomRow } from '../../components/room-row.tsx'
import { SelectRow, SettingRow, SliderRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { useAudio, type AudioDevice } from '../../store/audio-store.ts'
import { Group } from './group.tsx'
import { MicrophoneRestRow } from './rest-rows.tsx'

export function SoundGroup() {
  const { microphoneId, speakerId, volume } = useApp((app) => app.settings)
  const inputs = useAudio((state) => state.inputs)
  const outputs = useAudio((state) => state.outputs)
  const microphone = useAudio((state) => state.microphone)
  const microphoneMessage = useAudio((state) => state.microphoneMessage)
  const speakerMessage = useAudio((state) => state.speakerMessage)
  return (
    <Group title="Sound">
      <SelectRow
        title="Microphone"
        help={'message' in microphone ? microphone.message : microphoneMessage}
        value={microphoneId ?? ''}
        options={choices(inputs, microphoneId)}
        onChange={(id) => void changeSettings({ microphoneId: id || null })}
      />
      <SettingRow title="Level" help="Say something: the bar should move.">
        {microphone.at === 'open' ? (
          <LevelMeter />
        ) : (
          <button
            type="button"
            className="button"
            disabled={microphone.at === 'opening'}
            onClick={() => void openAudio()}
          >
            Turn the microphone on
          </button>
        )}
      </SettingRow>
      <MicrophoneRestRow />
      <MicrophoneTrialRow />
      <SelectRow
        title="Loudspeaker"
        help={speakerMessage}
        value={speakerId ?? ''}
        options={choices(outputs, speakerId)}
        onChange={(id) => void changeSettings({ speakerId: id || null })}
      />
      <SliderRow
        title="Volume"
        value={volume}
        min={0}
        max={1}
        step={0.05}
        format={(share) => `${Math.round(share * 100)} %`}
        onChange={(share) => void changeSettings({ volume: share })}
      />
      <SettingRow title="Try the loudspeaker">
        <button type="button" className="button" onClick={() => void playTestSound()}>
          Play a sound
        </button>
      </SettingRow>
      <RoomRow />
    </Group>
  )
}

/** What can be chosen; a device that is set but not there stays in the list. */
function choices(devices: readonly AudioDevice[], set: string | null) {
  const known = devices
    .filter(({ id }) => id !== 'default' && id !== '')
    .map(({ id, label }) => ({ value: id, text: label }))
  const isGone = set !== null && !known.some(({ value }) => value === set)
  return [
    { value: '', text: 'The system’s choice' },
    ...known,
    ...(isGone ? [{ value: set, text: 'A device that is not connected' }] : []),
  ]
}
