// One turn in the log: the user's words, then the reply.
import { Keyboard } from 'lucide-react'
import type { FinishedTurn, LiveTurn } from '../../store/conversation.ts'
import { chooseTurn } from '../../store/turn-choice-store.ts'
import { splitSpoken } from '../../store/spoken-part.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import { ReplyActions } from './reply-actions.tsx'

export function LiveEntry({ live }: { live: LiveTurn }) {
  const { said, confirmed, tentative, reply, spoken, error } = live
  const firm = said ?? confirmed
  const loose = said === null ? tentative : ''
  const [heard, coming] = splitSpoken(reply, spoken)
  return (
    <li className="turn">
      <div className="said" data-live={said === null || undefined}>
        <span className="visually-hidden">You: </span>
        <span data-testid="confirmed">{firm}</span>
        {loose !== '' && (
          <span className="tentative" data-testid="tentative">
            {firm !== '' && ' '}
            {loose}
          </span>
        )}
        {firm === '' && loose === '' && <span className="dots" aria-label="listening" role="img" />}
      </div>
      {said !== null && error === null && (
        <div className="reply" data-live>
          <p data-testid="reply">
            <span>{heard}</span>
            <span className="coming">{coming}</span>
          </p>
          {reply === '' && <span className="dots" aria-label="thinking" role="img" />}
        </div>
      )}
      {error !== null && <p className="turn-error">{error}</p>}
    </li>
  )
}

export function FinishedEntry({ entry }: { entry: FinishedTurn }) {
  const { summary, typed, error } = entry
  return (
    <li className="turn">
      <div className="said">
        <span className="visually-hidden">You: </span>
        <span data-testid="confirmed">{summary.transcript}</span>
        {typed && <Keyboard aria-label="typed" size={14} className="typed" />}
      </div>
      {error !== null && <p className="turn-error">{error}</p>}
      {summary.reply !== '' && (
        <div className="reply">
          <ReplyText reply={summary.reply} heard={summary.heard} isCut={summary.interrupted} />
          <footer className="reply-foot">
            <ReplyActions reply={summary.reply} />
            {summary.voice_to_voice_ms !== null && (
              <button
                type="button"
                className="reply-time"
                aria-label={`${typed ? 'Key' : 'Voice'} to voice ${formatMs(summary.voice_to_voice_ms)}: show where the time went`}
                onClick={() => chooseTurn(entry.turn)}
              >
                {formatMs(summary.voice_to_voice_ms)}
              </button>
            )}
          </footer>
        </div>
      )}
    </li>
  )
}

/** A reply that is over; what an interruption kept from being heard is struck. */
export function ReplyText({
  reply,
  heard,
  isCut,
}: {
  reply: string
  heard: string
  isCut: boolean
}) {
  const [spoken, lost] = isCut ? splitSpoken(reply, heard) : [reply, '']
  return (
    <p data-testid="reply">
      <span className="visually-hidden">Parley: </span>
      <span>{spoken}</span>
      {lost.trim() !== '' && (
        <span className="not-heard" data-testid="not-heard">
          {' '}
          <s>{lost.trim()}</s> <span className="not-heard-tag">not heard</span>
        </span>
      )}
    </p>
  )
}
