// For those who would rather type. Enter sends.
import { ArrowUp } from 'lucide-react'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { aboutToTalk, typeWords } from '../../actions/talk-actions.ts'
import { useApp } from '../../store/app-store.ts'
import { canTalk } from '../../../shared/window/can-talk.ts'

export function TypeField() {
  const [text, setText] = useState('')
  const isReady = useApp((app) => canTalk(app.readiness))
  const canSend = isReady && text.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!canSend) return
    void typeWords(text.trim())
    setText('')
  }
  return (
    <form className="type-form" onSubmit={submit}>
      <input
        className="type-field"
        type="text"
        value={text}
        maxLength={2000}
        placeholder="Or type here"
        aria-label="Type instead of talking"
        autoComplete="off"
        data-testid="type-field"
        onFocus={aboutToTalk}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={leaveOnEscape}
      />
      <button type="submit" className="send" aria-label="Send" disabled={!canSend}>
        <ArrowUp aria-hidden size={18} />
      </button>
    </form>
  )
}

/** Escape also gives the focus back, so that Space talks again. */
function leaveOnEscape(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape') event.currentTarget.blur()
}
