// Past conversations: the list with its search, or one of them.
import { useCallback, useState } from 'react'
import { ConversationPage } from './conversation-page.tsx'
import { HistoryList } from './history-list.tsx'

export function HistoryView() {
  const [openId, open] = useState<string | null>(null)
  const close = useCallback(() => open(null), [])
  return openId === null ? (
    <HistoryList onOpen={open} />
  ) : (
    <ConversationPage id={openId} onBack={close} />
  )
}
