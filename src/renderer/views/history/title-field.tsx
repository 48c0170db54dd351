// A conversation's title, which can be written over.
import { useState, type KeyboardEvent } from 'react'

interface TitleFieldProps {
  title: string
  onRename: (title: string) => void
}

export function TitleField({ title, onRename }: TitleFieldProps) {
  const [draft, setDraft] = useState(title)
  const finish = (): void => {
    const next = draft.trim()
    if (next === '' || next === title) setDraft(title)
    else onRename(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setDraft(title)
  }
  return (
    <h1 className="title-heading">
      <input
        className="title-field"
        aria-label="Title of the conversation"
        value={draft}
        maxLength={200}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
    </h1>
  )
}
