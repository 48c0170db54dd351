// Above the conversation: how one talks, and a fresh start.
import { SquarePen } from 'lucide-react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { newConversation } from '../../actions/talk-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApp } from '../../store/app-store.ts'
import { useConversation } from '../../store/conversation-store.ts'

const MODES = [
  { value: 'ptt', text: 'Push to talk' },
  { value: 'duplex', text: 'Hands-free' },
] as const

export function TalkBar() {
  const talk = useApp((app) => app.settings.talk)
  const isEmpty = useConversation(({ live, finished }) => live === null && finished.length === 0)
  return (
    <header className="talk-bar">
      <Segmented
        label="How to talk"
        value={talk}
        options={MODES}
        onChange={(mode) => void changeSettings({ talk: mode })}
        testId="mode-switch"
      />
      <IconButton
        icon={SquarePen}
        label="New conversation"
        disabled={isEmpty}
        onClick={() => void newConversation()}
      />
    </header>
  )
}
