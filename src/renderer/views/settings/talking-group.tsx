// How one talks to it, and how it takes turns.
import { changeSettings } from '../../actions/settings-actions.ts'
import { Segmented } from '../../components/segmented.tsx'
import { SelectRow, SettingRow, SliderRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import { Group } from './group.tsx'
import { HotkeyRow } from './hotkey-row.tsx'

const MODES = [
  { value: 'ptt', text: 'Push to talk' },
  { value: 'duplex', text: 'Hands-free' },
] as const

const STYLES = [
  { value: 'toggle', text: 'Tap to start and stop, or hold' },
  { value: 'hold', text: 'Hold while talking' },
  { value: 'hold-then-lock', text: 'Hold, lock with Enter or two taps' },
] as const

const BARGE_IN = [
  { value: 'off', text: 'Never' },
  { value: 'low', text: 'When I insist' },
  { value: 'normal', text: 'When I speak' },
  { value: 'high', text: 'At the first sound' },
] as const

export function TalkingGroup() {
  const { talk, pressStyle, silenceMs, bargeIn } = useApp((app) => app.settings)
  return (
    <Group title="Talking">
      <SettingRow
        title="Mode"
        help="Hands-free listens all the time and can be interrupted while it speaks."
      >
        <Segmented
          label="Mode"
          value={talk}
          options={MODES}
          onChange={(mode) => void changeSettings({ talk: mode })}
        />
      </SettingRow>
      <HotkeyRow />
      <SelectRow
        title="Button and keys"
        help="What a press of the button, Space or the hotkey does in push-to-talk. A hotkey that cannot be held is tapped."
        value={pressStyle}
        options={STYLES}
        onChange={(style) => void changeSettings({ pressStyle: style })}
      />
      <SliderRow
        title="Silence that ends your turn"
        help="Hands-free only. A finished sentence needs less of it, one that breaks off gets more."
        value={silenceMs}
        min={200}
        max={2000}
        step={50}
        format={formatMs}
        onChange={(ms) => void changeSettings({ silenceMs: ms })}
      />
      <SelectRow
        title="Interrupting"
        help="How soon the reply pauses when you speak over it. It goes on after a “mm-hm” or a cough."
        value={bargeIn}
        options={BARGE_IN}
        onChange={(ease) => void changeSettings({ bargeIn: ease })}
      />
    </Group>
  )
}
