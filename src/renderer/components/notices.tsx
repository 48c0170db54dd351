// The notices, until they are dismissed or have been there long enough.
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { dismissNotice, useNotices, type Notice } from '../store/notice-store.ts'

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert }
/** What a user has to act on stays until it is dismissed. */
const STAYS_MS: Record<Notice['tone'], number | null> = { info: 4000, warning: 12_000, error: null }

export function Notices() {
  const notices = useNotices((state) => state.notices)
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeLine({ notice: { id, tone, message } }: { notice: Notice }) {
  useEffect(() => {
    const staysMs = STAYS_MS[tone]
    if (staysMs === null) return
    const timer = setTimeout(() => dismissNotice(id), staysMs)
    return () => clearTimeout(timer)
  }, [id, tone])
  const Icon = ICONS[tone]
  return (
    <div className="notice" data-tone={tone} data-testid="notice">
      <Icon aria-hidden size={18} />
      <p>{message}</p>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dismissNotice(id)}
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  )
}
