// Why a conversation is not possible yet, with the way out.
import { Download, LoaderCircle, RotateCw, TriangleAlert } from 'lucide-react'
import { restartEngine } from '../actions/talk-actions.ts'
import { pausePull, pullModels } from '../actions/model-actions.ts'
import { useApp } from '../store/app-store.ts'
import { isRunning, useTransfers } from '../store/transfer-store.ts'
import { formatBytes } from '../format/format-bytes.ts'
import { TransferSummary } from './transfer-summary.tsx'

export function ReadinessBanner() {
  const readiness = useApp((app) => app.readiness)
  switch (readiness.at) {
    case 'ready':
    case 'asleep': // the talk button says so: nothing is wrong
    case 'waking':
      return null
    case 'starting':
      return (
        <div className="banner" data-testid="readiness" role="status">
          <LoaderCircle aria-hidden className="spin" size={20} />
          <p>
            {readiness.loading.length === 0
              ? 'Getting ready'
              : `Loading ${inWords(readiness.loading)}`}
          </p>
        </div>
      )
    case 'models-missing':
      return <MissingBanner ids={readiness.ids} bytes={readiness.bytes} />
    case 'failed':
      return (
        <div className="banner" data-tone="error" data-testid="readiness" role="alert">
          <TriangleAlert aria-hidden size={20} />
          <p>{readiness.error.message}</p>
          <button type="button" className="button" onClick={() => void restartEngine()}>
            <RotateCw aria-hidden size={16} /> Restart
          </button>
        </div>
      )
  }
}

function MissingBanner({ ids, bytes }: { ids: string[]; bytes: number }) {
  const transfers = useTransfers((state) => state.transfers)
  const own = ids.flatMap((id) => transfers[id] ?? [])
  const isFetching = own.some(isRunning)
  return (
    <div className="banner" data-tone="warning" data-testid="readiness" role="status">
      <Download aria-hidden size={20} />
      <div className="banner-text">
        {ids.length === 1 ? 'One model is' : `${ids.length} models are`} not on this computer yet.
        <TransferSummary ids={ids} />
      </div>
      {isFetching ? (
        <button type="button" className="button" onClick={() => void pausePull()}>
          Pause
        </button>
      ) : (
        <button type="button" className="button primary" onClick={() => void pullModels(ids)}>
          {own.length > 0 ? 'Go on' : `Fetch ${formatBytes(bytes)}`}
        </button>
      )}
    </div>
  )
}

/** `a`, `a and b`, `a, b and c`. */
function inWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
