// How far a download has come: bar, figures, and its failure.
import { useShallow } from 'zustand/react/shallow'
import { formatBytes, formatSpan } from '../format/format-bytes.ts'
import { transferTotal, type TransferTotal } from '../format/transfer-total.ts'
import { useTransfers } from '../store/transfer-store.ts'
import { ProgressBar } from './progress-bar.tsx'

export function TransferSummary({ ids }: { ids: readonly string[] }) {
  const transfers = useTransfers(
    useShallow((state) => Object.values(state.transfers).filter(({ id }) => ids.includes(id))),
  )
  const total = transferTotal(transfers)
  if (total === null) return null
  const percent = total.share === null ? null : Math.round(total.share * 100)
  return (
    <span className="transfer">
      <ProgressBar label="Download" percent={percent} />
      <span className="transfer-figures">{total.failure ?? figures(total)}</span>
    </span>
  )
}

function figures(total: TransferTotal): string {
  if (total.isDone) return 'Done'
  const amount =
    total.totalBytes === null
      ? formatBytes(total.doneBytes)
      : `${formatBytes(total.doneBytes)} of ${formatBytes(total.totalBytes)}`
  if (total.isPaused) return `${amount} · paused`
  const rate = total.bytesPerSecond === null ? null : `${formatBytes(total.bytesPerSecond)}/s`
  const left = total.secondsLeft === null ? null : `${formatSpan(total.secondsLeft)} left`
  return [amount, rate, left].filter((part) => part !== null).join(' · ')
}
