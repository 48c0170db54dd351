// The models: fetched once, with pause and resume; or already here.
import { CircleCheck, HardDriveDownload } from 'lucide-react'
import { pausePull, pullModels } from '../../actions/model-actions.ts'
import { TransferSummary } from '../../components/transfer-summary.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { useApp } from '../../store/app-store.ts'
import { isRunning, useTransfers } from '../../store/transfer-store.ts'
import type { TierState } from '../../../shared/window/app-state.ts'

export function ModelsStep() {
  const readiness = useApp((app) => app.readiness)
  const tier = useApp((app) => app.tier)
  const isFetching = useTransfers((state) => Object.values(state.transfers).some(isRunning))
  const isBegun = useTransfers((state) => Object.keys(state.transfers).length > 0)
  if (readiness.at !== 'models-missing') {
    return (
      <>
        <CircleCheck className="step-icon" aria-hidden size={36} strokeWidth={1.6} />
        <h1>Everything is here</h1>
        <p className="lead">
          The models are on this computer. From here on Parley needs no network.
        </p>
        <p className="lead" role="status">
          {measured(tier)}
        </p>
      </>
    )
  }
  const { ids, bytes } = readiness
  return (
    <>
      <HardDriveDownload className="step-icon" aria-hidden size={36} strokeWidth={1.6} />
      <h1>Fetch the models</h1>
      <p className="lead">
        {formatBytes(bytes)}, once. They listen, think and speak on this computer. You can go on
        while they arrive.
      </p>
      <TransferSummary ids={ids} />
      {isFetching ? (
        <button type="button" className="button" onClick={() => void pausePull()}>
          Pause
        </button>
      ) : (
        <button type="button" className="button primary" onClick={() => void pullModels(ids)}>
          {isBegun ? 'Go on' : 'Fetch'}
        </button>
      )}
    </>
  )
}

function measured({ measuring, automatic }: TierState): string {
  if (measuring !== null) return 'This computer is being measured, to choose those that suit it.'
  if (automatic === null) return ''
  return `This computer was measured: the ${automatic} assistant suits it. Models has the others.`
}
