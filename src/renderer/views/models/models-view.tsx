// The models on this computer: what there is, what is needed, and how to fetch, check and remove it.
import { useEffect, useState } from 'react'
import { listModels, pausePull, pullModels } from '../../actions/model-actions.ts'
import { Page } from '../../components/page.tsx'
import { TransferSummary } from '../../components/transfer-summary.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { useApp } from '../../store/app-store.ts'
import { isRunning, useTransfers } from '../../store/transfer-store.ts'
import type { ModelRow } from '../../../shared/window/app-state.ts'
import { ModelEntry } from './model-entry.tsx'

export function ModelsView() {
  const [rows, reload] = useModels()
  const isFetching = useTransfers((state) => Object.values(state.transfers).some(isRunning))
  if (rows === null) return <main className="page" aria-busy="true" />
  const missing = rows.filter(({ needed, state }) => needed && state === 'missing')
  const here = rows.filter(({ state }) => state !== 'missing')
  const ids = missing.map(({ id }) => id)
  return (
    <Page
      title="Models"
      lead={`${formatBytes(total(here))} on this computer. Fetching one is the only time Parley uses the network.`}
      actions={
        isFetching ? (
          <button type="button" className="button" onClick={() => void pausePull()}>
            Pause
          </button>
        ) : (
          missing.length > 0 && (
            <button
              type="button"
              className="button primary"
              onClick={() => void pullModels(ids).then(reload)}
            >
              Fetch what is needed ({formatBytes(total(missing))})
            </button>
          )
        )
      }
    >
      {isFetching && missing.length > 1 && <TransferSummary ids={ids} />}
      <ul className="card rows">
        {rows.map((row) => (
          <ModelEntry key={row.id} row={row} onChange={reload} />
        ))}
      </ul>
    </Page>
  )
}

function total(rows: readonly ModelRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** The rows, null before the first answer; asked for again when what is needed changes or a download ends. */
function useModels(): [rows: ModelRow[] | null, reload: () => void] {
  const [rows, setRows] = useState<ModelRow[] | null>(null)
  const [round, setRound] = useState(0)
  const readiness = useApp((app) => app.readiness.at)
  const tier = useApp((app) => app.settings.tier)
  const automatic = useApp((app) => app.tier.automatic)
  const done = useTransfers(
    (state) => Object.values(state.transfers).filter(({ phase }) => phase === 'done').length,
  )
  useEffect(() => {
    let isCurrent = true
    void listModels().then((found) => {
      if (isCurrent && found !== null) setRows(found)
    })
    return () => {
      isCurrent = false
    }
  }, [round, readiness, tier, automatic, done])
  return [rows, () => setRound((before) => before + 1)]
}
