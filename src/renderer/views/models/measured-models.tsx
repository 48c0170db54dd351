// Models of one kind that are here: what each was measured to take, and measuring it.
import { measureModel, stopMeasuringModel } from '../../actions/model-actions.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { formatDay } from '../../format/format-day.ts'
import { useApp } from '../../store/app-store.ts'
import type { ModelRow } from '../../../shared/window/app-state.ts'
import { measuredWords, STEP_WORDS } from './measured-words.ts'

interface MeasuredModelsProps {
  /** What the list is called. */
  label: string
  /** Language models or recognisers that are on this computer. */
  rows: readonly ModelRow[]
  /** What a measurement takes, as a sentence says it. */
  takes: string
}

export function MeasuredModels({ label, rows, takes }: MeasuredModelsProps) {
  return (
    <ul className="rows" aria-label={label}>
      {rows.map((row) => (
        <MeasuredModel key={row.id} row={row} takes={takes} />
      ))}
    </ul>
  )
}

function MeasuredModel({ row, takes }: { row: ModelRow; takes: string }) {
  const { id, title } = row
  const measured = measuredWords(row)
  const running = useApp((app) => app.measuring)
  const canTalk = useApp(({ readiness: { at } }) => at === 'ready' || at === 'asleep')
  const own = running?.id === id ? running : null
  // What is read out begins with what is seen.
  const action = measured ? 'Measure again' : 'Measure'
  return (
    <li className="model" data-testid={`measured-${id}`}>
      <div className="model-text">
        <p className="row-title">{title}</p>
        {own ? (
          <p className="row-facts">
            {STEP_WORDS[own.step]} It takes {takes}. Talk at any time: that ends it, and you are
            answered as soon as the engines are loaded again.
          </p>
        ) : (
          <p className="row-facts">
            {measured
              ? `${measured.facts.join(' · ')} · measured ${formatDay(measured.at)}`
              : 'Not measured on this computer yet; it can be chosen once it is.'}
          </p>
        )}
        {!own && measured?.late && <p className="row-facts refused">{measured.late}</p>}
        {own && (
          <ProgressBar label={`Measurement of ${title}`} percent={Math.round(own.done * 100)} />
        )}
      </div>
      <span className="model-actions">
        {own ? (
          <button type="button" className="button" onClick={() => void stopMeasuringModel()}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            className="button quiet"
            disabled={running !== null || !canTalk}
            aria-label={`${action}: ${title}`}
            onClick={() => void measureModel(row)}
          >
            {action}
          </button>
        )}
      </span>
    </li>
  )
}
