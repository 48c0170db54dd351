// Which assistant answers on this computer, and the models that are behind it.
import { useEffect, useState } from 'react'
import { listModels, listOffers } from '../../actions/model-actions.ts'
import { MeasureRow } from '../../components/measure-row.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { formatBytes } from '../../format/format-bytes.ts'
import { useApp } from '../../store/app-store.ts'
import { useTransfers } from '../../store/transfer-store.ts'
import type { AssistantOffers, ModelRow } from '../../../shared/window/app-state.ts'
import { AssistantChoice } from './assistant-choice.tsx'
import { Hearing } from './hearing.tsx'
import { ModelDetails } from './model-details.tsx'
import { OwnModels } from './own-models.tsx'

export function ModelsView() {
  const [known, reload] = useModels()
  if (known === null) return <main className="page" aria-busy="true" />
  if (known === 'failed') {
    return (
      <Page title="Models">
        <Empty
          title="The models cannot be listed"
          action={
            <button type="button" className="button" onClick={reload}>
              Try again
            </button>
          }
        >
          The list that came with Parley may be damaged: install Parley anew. What you have said and
          set stays as it is.
        </Empty>
      </Page>
    )
  }
  const { rows, offers } = known
  const here = rows.filter(({ state }) => state !== 'missing')
  const { cpu, cores, memoryBytes, freeDiskBytes } = offers.machine
  const free = freeDiskBytes === null ? '' : `, ${formatBytes(freeDiskBytes)} free on the disk`
  return (
    <Page
      title="Models"
      lead={
        here.length === 0
          ? 'Parley thinks with models that lie on this computer. Choose one and fetch it, once: that is the only time Parley uses the network.'
          : `${formatBytes(total(here))} on this computer. Fetching one is the only time Parley uses the network.`
      }
    >
      <AssistantChoice known={offers} onChange={reload} />
      <div className="card">
        <MeasureRow />
        <p className="machine">
          {cpu}, {cores} cores, {formatBytes(memoryBytes)} of memory{free}
        </p>
      </div>
      <Hearing rows={rows} />
      <OwnModels rows={rows} onChange={reload} />
      <ModelDetails rows={rows} onChange={reload} />
    </Page>
  )
}

function total(rows: readonly ModelRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0)
}

type Known = { rows: ModelRow[]; offers: AssistantOffers } | 'failed'

/** Null before the first answer; asked for again when what is needed changes, a download ends or a measurement. */
function useModels(): [known: Known | null, reload: () => void] {
  const [known, setKnown] = useState<Known | null>(null)
  const [round, setRound] = useState(0)
  const readiness = useApp((app) => app.readiness.at)
  const tier = useApp((app) => app.settings.tier)
  const foretold = useApp((app) => app.tier.foretold)
  const isMeasuring = useApp((app) => app.measuring !== null)
  const done = useTransfers(
    (state) => Object.values(state.transfers).filter(({ phase }) => phase === 'done').length,
  )
  useEffect(() => {
    let isCurrent = true
    void Promise.all([listModels(), listOffers()]).then(([rows, offers]) => {
      if (isCurrent) setKnown(rows === null || offers === null ? 'failed' : { rows, offers })
    })
    return () => {
      isCurrent = false
    }
  }, [round, readiness, tier, foretold, done, isMeasuring])
  return [known, () => setRound((before) => before + 1)]
}
