// What the assistant that is wanted still needs: its size, and fetching it, with pause and progress.
import { CircleCheck, Download } from 'lucide-react'
import { pausePull, pullModels } from '../../actions/model-actions.ts'
import { TransferSummary } from '../../components/transfer-summary.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { isRunning, useTransfers } from '../../store/transfer-store.ts'
import type { AssistantOffer } from '../../../shared/window/app-state.ts'

interface FetchRowProps {
  offer: AssistantOffer
  onChange: () => void
}

export function FetchRow({ offer: { missing }, onChange }: FetchRowProps) {
  const { ids, bytes } = missing
  const all = useTransfers((state) => state.transfers)
  const begun = Object.values(all).filter(({ phase }) => phase !== 'done')
  const isFetching = begun.some(isRunning)
  if (ids.length === 0 && !isFetching) {
    return (
      <p className="assistant-state">
        <CircleCheck aria-hidden size={16} /> All of it is on this computer.
      </p>
    )
  }
  return (
    <div className="assistant-state">
      <div className="assistant-fetch">
        {begun.length > 0 ? (
          // Also what is fetched to make another of: the voice's parts come of one model.
          <TransferSummary ids={Object.keys(all)} />
        ) : (
          <p>{formatBytes(bytes)} are not on this computer yet.</p>
        )}
      </div>
      {isFetching ? (
        <button type="button" className="button" onClick={() => void pausePull()}>
          Pause
        </button>
      ) : (
        <button
          type="button"
          className="button primary"
          data-testid="fetch-models"
          onClick={() => void pullModels(ids).then(onChange)}
        >
          <Download aria-hidden size={16} />
          {begun.length > 0 ? 'Go on' : `Fetch ${formatBytes(bytes)}`}
        </button>
      )}
    </div>
  )
}
