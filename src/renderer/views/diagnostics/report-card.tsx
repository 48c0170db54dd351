// The report that is handed on: all of it can be read before it is copied or saved.
import { ClipboardCopy, RotateCw, Save } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyReport, makeReport, saveReport } from '../../actions/diagnostics-actions.ts'
import type { ReportSection } from '../../../shared/window/diagnostics.ts'

type Made = ReportSection[] | 'being made' | 'failed'

export function ReportCard() {
  const [made, makeAnew] = useReport()
  const sections = typeof made === 'string' ? null : made
  return (
    <div className="report">
      <div className="report-head">
        <p className="setting-help">
          What a helper would ask for. All that is handed on stands below: read it first. It holds
          nothing of what was said, no names of people and none in paths.
        </p>
        <div className="page-actions">
          <button
            type="button"
            className="button primary"
            disabled={sections === null}
            data-testid="copy-report"
            onClick={() => sections && void copyReport(sections)}
          >
            <ClipboardCopy aria-hidden size={16} /> Copy report
          </button>
          <button
            type="button"
            className="button"
            disabled={sections === null}
            data-testid="save-report"
            onClick={() => sections && void saveReport(sections)}
          >
            <Save aria-hidden size={16} /> Save report
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={made === 'being made'}
            onClick={makeAnew}
          >
            <RotateCw aria-hidden size={16} /> Make anew
          </button>
        </div>
      </div>
      <p className="report-state" role="status">
        {made === 'being made' && 'Looking at this computer …'}
        {made === 'failed' && 'The report could not be made.'}
      </p>
      {sections && <Sections sections={sections} />}
    </div>
  )
}

function Sections({ sections }: { sections: readonly ReportSection[] }) {
  return (
    <div
      className="report-text"
      tabIndex={0}
      role="region"
      aria-label="What the report holds"
      data-testid="report"
    >
      {sections.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          {lines.length === 0 && <p className="row-facts">none</p>}
          {lines.map(({ label, text }, i) =>
            label === null ? (
              <p key={i} className="report-line">
                {text}
              </p>
            ) : (
              <p key={i} className="report-pair">
                <span>{label}</span> <span>{text}</span>
              </p>
            ),
          )}
        </section>
      ))}
    </div>
  )
}

/** Made when the page is opened, and again when it is asked for. */
function useReport(): [made: Made, makeAnew: () => void] {
  const [made, setMade] = useState<Made>('being made')
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void makeReport().then((sections) => {
      if (isCurrent) setMade(sections ?? 'failed')
    })
    return () => {
      isCurrent = false
    }
  }, [round])
  const makeAnew = (): void => {
    setMade('being made')
    setRound((before) => before + 1)
  }
  return [made, makeAnew]
}
