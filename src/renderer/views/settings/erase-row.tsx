// "Delete everything", with a plain question first.
import { useState } from 'react'
import { eraseAll } from '../../actions/history-actions.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { SettingRow } from '../../components/setting-row.tsx'

export function EraseRow() {
  const [withSettings, setWithSettings] = useState(false)
  return (
    <SettingRow
      title="Delete everything"
      help="All that was said, saved and learned of you on this computer. Models and files that you exported stay."
    >
      <ConfirmButton
        trigger={(ask) => (
          <button
            type="button"
            className="button danger quiet"
            data-testid="erase"
            onClick={() => {
              setWithSettings(false)
              ask()
            }}
          >
            Delete everything
          </button>
        )}
        title="Delete everything?"
        text="Conversations and their sound, timers, reminders, figures, what was learned of your pauses, the log and crash reports are removed from this computer. This cannot be undone."
        action="Delete everything"
        onConfirm={() => void eraseAll(withSettings)}
      >
        <label className="dialog-choice">
          <input
            type="checkbox"
            checked={withSettings}
            onChange={(event) => setWithSettings(event.target.checked)}
          />
          My settings and instructions too
        </label>
      </ConfirmButton>
    </SettingRow>
  )
}
