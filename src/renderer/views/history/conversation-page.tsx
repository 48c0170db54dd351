// One past conversation: read, rename, export, delete.
import { ArrowLeft, Braces, FileText, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  deleteConversation,
  exportConversation,
  openConversation,
  renameConversation,
} from '../../actions/history-actions.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { formatDay } from '../../format/format-day.ts'
import type { Conversation } from '../../../shared/window/conversations.ts'
import { StoredTurns } from './stored-turns.tsx'
import { TitleField } from './title-field.tsx'

interface ConversationPageProps {
  id: string
  onBack: () => void
}

export function ConversationPage({ id, onBack }: ConversationPageProps) {
  const [conversation, setConversation] = useState<Conversation | null>(null)
  useEffect(() => {
    let isCurrent = true
    void openConversation(id).then((found) => {
      if (!isCurrent) return
      if (found === null) onBack()
      else setConversation(found)
    })
    return () => {
      isCurrent = false
    }
  }, [id, onBack])
  if (conversation === null) return <main className="page" aria-busy="true" />
  const rename = (title: string): void => {
    setConversation({ ...conversation, title })
    void renameConversation(id, title)
  }
  return (
    <main className="page">
      <div className="page-inner">
        <div className="page-tools">
          <button type="button" className="button quiet" onClick={onBack}>
            <ArrowLeft aria-hidden size={16} /> History
          </button>
          <span className="page-actions">
            <IconButton
              icon={FileText}
              label="Export as Markdown"
              onClick={() => void exportConversation(id, 'markdown')}
            />
            <IconButton
              icon={Braces}
              label="Export as JSON"
              onClick={() => void exportConversation(id, 'json')}
            />
            <ConfirmButton
              trigger={(ask) => (
                <IconButton icon={Trash2} label="Delete conversation" onClick={ask} />
              )}
              title="Delete this conversation?"
              text="It is removed from this computer with its saved audio. This cannot be undone."
              action="Delete"
              onConfirm={() => void deleteConversation(id).then(onBack)}
            />
          </span>
        </div>
        <TitleField title={conversation.title} onRename={rename} />
        <p className="lead">{formatDay(conversation.startedAt)}</p>
        <StoredTurns turns={conversation.turns} />
      </div>
    </main>
  )
}
