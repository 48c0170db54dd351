// The list of past conversations, searched as one types.
import { Search } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { deleteHistory, listHistory } from '../../actions/history-actions.ts'
import { readSealing } from '../../actions/records-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { useApp } from '../../store/app-store.ts'
import { useSealing } from '../../store/sealing-store.ts'
import { showView } from '../../store/view-store.ts'
import { formatDay } from '../../format/format-day.ts'
import type { ConversationEntry } from '../../../shared/window/conversations.ts'

/** Typing goes on for so long before it is searched for. */
const TYPING_MS = 150

export function HistoryList({ onOpen }: { onOpen: (id: string) => void }) {
  const [search, setSearch] = useState('')
  const isKept = useApp((app) => app.settings.keepHistory)
  const locked = useLocked()
  const [entries, reload] = useHistory(search, locked)
  const isEmpty = entries?.length === 0 && locked === null
  return (
    <Page
      title="History"
      {...(isKept || (isEmpty && search === '')
        ? {}
        : { lead: 'New conversations are not kept: “Keep history” is off in Settings.' })}
      actions={
        !(isEmpty && search === '') && (
          <ConfirmButton
            trigger={(ask) => (
              <button type="button" className="button danger quiet" onClick={ask}>
                Delete all
              </button>
            )}
            title="Delete the whole history?"
            text="Every conversation and its saved audio is removed from this computer. This cannot be undone."
            action="Delete all"
            onConfirm={() => void deleteHistory().then(reload)}
          />
        )
      }
    >
      {!(isEmpty && search === '') && (
        <div className="search">
          <Search aria-hidden size={18} />
          <input
            className="field"
            type="search"
            placeholder="Search what was said"
            aria-label="Search what was said"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {locked !== null && (
        <Empty title="Encrypted conversations cannot be read now">
          They stay as they are: {locked}.
        </Empty>
      )}
      {isEmpty && search === '' && <NothingYet isKept={isKept} />}
      {isEmpty && search !== '' && (
        <Empty title="Nothing found">No conversation has these words.</Empty>
      )}
      <ul className="card rows">
        {entries?.map((entry) => (
          <EntryRow key={entry.id} entry={entry} onOpen={onOpen} />
        ))}
      </ul>
    </Page>
  )
}

function NothingYet({ isKept }: { isKept: boolean }) {
  return isKept ? (
    <Empty
      title="Nothing yet"
      action={
        <button type="button" className="button primary" onClick={() => showView('talk')}>
          Start talking
        </button>
      }
    >
      What you talk about is listed here: to read again, search, rename, export and delete. It stays
      on this computer, in words; sound is kept only where you turn that on.
    </Empty>
  ) : (
    <Empty
      title="Nothing is kept"
      action={
        <button
          type="button"
          className="button primary"
          onClick={() => void changeSettings({ keepHistory: true })}
        >
          Keep conversations from now on
        </button>
      }
    >
      Conversations are forgotten as soon as they are over. Kept ones stay on this computer, where
      you can search and delete them.
    </Empty>
  )
}

function EntryRow({ entry, onOpen }: { entry: ConversationEntry; onOpen: (id: string) => void }) {
  const { id, title, startedAt, turns, excerpt } = entry
  return (
    <li>
      <button type="button" className="row-button" onClick={() => onOpen(id)}>
        <span className="row-title">{title}</span>
        {excerpt && <span className="row-excerpt">{excerpt}</span>}
        <span className="row-facts">
          {formatDay(startedAt)} · {turns === 1 ? '1 turn' : `${turns} turns`}
        </span>
      </button>
    </li>
  )
}

/** Why what was encrypted cannot be read; null where it can. */
function useLocked(): string | null {
  useEffect(() => void readSealing(), [])
  return useSealing(({ sealing }) => sealing?.locked ?? null)
}

/** The entries that match, null before the first answer; an answer that comes too late is dropped. */
function useHistory(
  search: string,
  locked: string | null,
): [entries: ConversationEntry[] | null, reload: () => void] {
  const [entries, setEntries] = useState<ConversationEntry[] | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const load = async (): Promise<void> => {
      const found = await listHistory(search)
      if (isCurrent && found !== null) setEntries(found)
    }
    const timer = setTimeout(() => void load(), search === '' ? 0 : TYPING_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [search, locked, round])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  return [entries, reload]
}
