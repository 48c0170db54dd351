// The conversation: what was said, how fast it was, and the means to talk.
import { giveFocusBack } from '../../talk/give-focus-back.ts'
import { ConversationLog } from './conversation-log.tsx'
import { LatencyPanel } from './latency-panel.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { TalkBar } from './talk-bar.tsx'
import { TalkDock } from './talk-dock.tsx'

export function TalkView() {
  return (
    <main className="talk" onClick={giveFocusBack}>
      <h1 className="visually-hidden">Talk</h1>
      <section className="talk-main" aria-label="Conversation">
        <TalkBar />
        <ScheduleList />
        <ConversationLog />
        <TalkDock />
      </section>
      <LatencyPanel />
    </main>
  )
}
