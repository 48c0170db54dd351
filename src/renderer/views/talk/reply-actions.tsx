// What can be done with a reply.
import { Copy, Volume2 } from 'lucide-react'
import { copyText, repeatAloud } from '../../actions/talk-actions.ts'
import { IconButton } from '../../components/icon-button.tsx'

export function ReplyActions({ reply }: { reply: string }) {
  return (
    <div className="reply-actions">
      <IconButton icon={Volume2} label="Say it again" onClick={() => void repeatAloud(reply)} />
      <IconButton icon={Copy} label="Copy reply" onClick={() => void copyText(reply, 'Reply')} />
    </div>
  )
}
