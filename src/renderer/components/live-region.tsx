// What screen readers hear of the conversation: confirmed words and finished replies only.
import { useConversation } from '../store/conversation-store.ts'
import type { Conversation } from '../store/conversation.ts'

export function LiveRegion() {
  const said = useConversation(lastSaid)
  const answered = useConversation(lastAnswer)
  return (
    <div className="visually-hidden" aria-live="polite">
      <p>{said}</p>
      <p>{answered}</p>
    </div>
  )
}

/** What the user said last, once it is final. */
export function lastSaid({ live, finished }: Conversation): string {
  const said = live === null ? finished.at(-1)?.summary.transcript : live.said
  return said ? `You: ${said}` : ''
}

/** What was heard of the last reply, once it is over. */
export function lastAnswer({ live, finished }: Conversation): string {
  const last = finished.at(-1)
  if (live !== null || last === undefined) return ''
  const { reply, heard, interrupted } = last.summary
  if (last.error !== null) return last.error
  return interrupted ? `Parley, interrupted: ${heard}` : `Parley: ${reply}`
}
