// The global hotkey: shows it, records another one, and says where the system refuses it.
import { useEffect, useState } from 'react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { Keys } from '../../components/keys.tsx'
import { SettingRow } from '../../components/setting-row.tsx'
import { appState, useApp } from '../../store/app-store.ts'
import { acceleratorOf } from './accelerator.ts'

export function HotkeyRow() {
  const hotkey = useApp((app) => app.settings.hotkey)
  const status = useApp((app) => app.hotkey)
  const [isRecording, setRecording] = useState(false)
  useRecording(isRecording, () => setRecording(false))
  return (
    <SettingRow
      title="Hotkey"
      help={
        <>
          Works while another program has the focus.
          {status.state === 'refused' && (
            <span className="refused" role="alert">
              {status.reason} {status.hint}
            </span>
          )}
        </>
      }
    >
      <div className="hotkey">
        {isRecording ? (
          <span className="recording" role="status">
            Press the keys now; Escape keeps the old ones
          </span>
        ) : hotkey === null ? (
          <span className="muted">None</span>
        ) : (
          <Keys accelerator={hotkey} />
        )}
        <span className="hotkey-actions">
          <button type="button" className="button" onClick={() => setRecording(!isRecording)}>
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

/** Takes every key while `isOn`, until a combination is complete or Escape calls it off. */
function useRecording(isOn: boolean, end: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const owner = new AbortController()
    const take = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') return end()
      const accelerator = acceleratorOf(event, appState().platform)
      if (accelerator === null) return
      end()
      void changeSettings({ hotkey: accelerator })
    }
    // Before anything else hears of the key: Space must not talk now.
    window.addEventListener('keydown', take, { capture: true, signal: owner.signal })
    return () => owner.abort()
  })
}
