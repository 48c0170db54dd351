// The global hotkey: shows it and what serves it, records another one, and says where the system refuses it.
import { useState } from 'react'
import { allowHotkey } from '../../actions/hotkey-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { Keys } from '../../components/keys.tsx'
import { SettingRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { HotkeyStatus } from '../../../shared/window/app-state.ts'
import { useHotkeyRecording } from './use-hotkey-recording.ts'

export function HotkeyRow() {
  const hotkey = useApp((app) => app.settings.hotkey)
  const status = useApp((app) => app.hotkey)
  const [isRecording, setRecording] = useState(false)
  useHotkeyRecording(isRecording, () => setRecording(false))
  return (
    <SettingRow title="Hotkey" help={<HotkeyHelp status={status} />}>
      <div className="hotkey">
        {isRecording ? (
          <span className="recording" role="status">
            Press keys, a right-hand modifier alone, or a mouse button; Escape keeps the old ones
          </span>
        ) : hotkey === null ? (
          <span className="muted">None</span>
        ) : (
          <Keys accelerator={hotkey} />
        )}
        <span className="hotkey-actions">
          <button
            type="button"
            className="button"
            data-testid="hotkey-change"
            onClick={() => setRecording(!isRecording)}
          >
            {isRecording ? 'Cancel' : 'Change'}
          </button>
          {hotkey !== null && !isRecording && (
            <button
              type="button"
              className="button quiet"
              onClick={() => void changeSettings({ hotkey: null })}
            >
              Turn off
            </button>
          )}
        </span>
      </div>
    </SettingRow>
  )
}

function HotkeyHelp({ status }: { status: HotkeyStatus }) {
  return (
    <>
      Works while another program has the focus.
      {status.state === 'registered' && status.by === 'listener' && (
        <span data-testid="hotkey-by"> It can be held: a key listener tells when it comes up.</span>
      )}
      {status.state === 'registered' && status.note !== null && (
        <span className="hotkey-note"> {status.note}</span>
      )}
      {status.state === 'refused' && (
        <span className="refused" role="alert">
          {status.reason} {status.hint}
        </span>
      )}
      {status.state !== 'off' && status.asks && (
        <span className="hotkey-asks">
          To hold the key while you talk, allow Parley in System Settings, Privacy &amp; Security,
          Accessibility. It looks for this one key and keeps nothing of the others.{' '}
          <button type="button" className="button" onClick={() => void allowHotkey()}>
            Open System Settings
          </button>
        </span>
      )}
    </>
  )
}
