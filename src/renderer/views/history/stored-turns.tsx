// The turns of a past conversation, each with where its time went.
import { ChartNoAxesGantt, Keyboard } from 'lucide-react'
import { useState } from 'react'
import { formatMs } from '../../../shared/format-ms.ts'
import type { StoredTurn } from '../../../shared/window/conversations.ts'
import { ReplyActions } from '../talk/reply-actions.tsx'
import { ReplyText } from '../talk/log-entries.tsx'
import { WaterfallChart } from '../talk/waterfall-chart.tsx'

export function StoredTurns({ turns }: { turns: readonly StoredTurn[] }) {
  return (
    <ol className="turns stored">
      {turns.map((turn) => (
        <StoredEntry key={turn.at} turn={turn} />
      ))}
    </ol>
  )
}

function StoredEntry({ turn: { summary, typed, waterfall } }: { turn: StoredTurn }) {
  const [isOpen, setOpen] = useState(false)
  const { transcript, reply, heard, interrupted, voice_to_voice_ms: timeMs } = summary
  return (
    <li className="turn">
      <div className="said">
        <span className="visually-hidden">You: </span>
        {transcript}
        {typed && <Keyboard aria-label="typed" size={14} className="typed" />}
      </div>
      <div className="reply">
        <ReplyText reply={reply} heard={heard} isCut={interrupted} />
        <footer className="reply-foot">
          <ReplyActions reply={reply} />
          {waterfall.rows.length > 0 && (
            <button
              type="button"
              className="reply-time"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <ChartNoAxesGantt aria-hidden size={14} /> {formatMs(timeMs)}
            </button>
          )}
        </footer>
        {isOpen && <WaterfallChart waterfall={waterfall} />}
      </div>
    </li>
  )
}
