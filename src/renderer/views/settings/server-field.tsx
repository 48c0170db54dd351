// One line of text of a server's: saved when the field is left.
import { useId, useState } from 'react'
import { SettingRow } from '../../components/setting-row.tsx'

interface ServerFieldProps {
  title: string
  placeholder: string
  saved: string
  onSave: (text: string) => void
}

/** As in SettingsSchema. */
const LONGEST = 300

export function ServerField({ title, placeholder, saved, onSave }: ServerFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const id = useId()
  const save = (): void => {
    const text = draft?.trim()
    if (text !== undefined && text !== saved) onSave(text)
    setDraft(null)
  }
  return (
    <SettingRow title={title} labelFor={id} wide>
      <input
        id={id}
        className="field"
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={LONGEST}
        placeholder={placeholder}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
      />
    </SettingRow>
  )
}
