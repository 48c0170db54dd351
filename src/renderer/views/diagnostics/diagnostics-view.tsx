// How the engines are, what is known of privacy, a report to hand on, and the log as it grows.
import { ChevronDown, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { readLog } from '../../actions/diagnostics-actions.ts'
import { restartEngine } from '../../actions/talk-actions.ts'
import { Page } from '../../components/page.tsx'
import { useApp } from '../../store/app-store.ts'
import { Group } from '../settings/group.tsx'
import { EngineEntry } from './engine-entry.tsx'
import { PrivacyRows } from './privacy-rows.tsx'
import { ReportCard } from './report-card.tsx'

/** The log is read anew this often while it is looked at. */
const LOG_EVERY_MS = 3000

export function DiagnosticsView() {
  const engines = useApp((app) => app.engines)
  return (
    <Page
      title="Diagnostics"
      lead="What Parley runs on here, and how it is."
      actions={
        <button type="button" className="button" onClick={() => void restartEngine()}>
          <RotateCw aria-hidden size={16} /> Restart engines
        </button>
      }
    >
      <Group title="Engines">
        <ul className="rows" data-testid="engine-health">
          {engines.map((engine) => (
            <EngineEntry key={engine.part} engine={engine} />
          ))}
        </ul>
      </Group>
      <Group title="Privacy">
        <PrivacyRows />
      </Group>
      <Group title="Report">
        <ReportCard />
      </Group>
      <Details />
    </Page>
  )
}

/** Read only while it is open. */
function Details() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="card details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>
          <span className="row-title">Log</span>
          <span className="row-facts">What happened to the app, as it happens.</span>
        </span>
        <ChevronDown aria-hidden size={18} />
      </summary>
      {isOpen && <Log />}
    </details>
  )
}

function Log() {
  const [lines, setLines] = useState<string[]>([])
  useEffect(() => {
    let isCurrent = true
    const load = async (): Promise<void> => {
      const found = await readLog()
      if (isCurrent) setLines(found)
    }
    void load()
    const timer = setInterval(() => void load(), LOG_EVERY_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [])
  return (
    <pre className="log-lines" tabIndex={0} aria-label="Log lines" role="region">
      {lines.length === 0 ? 'Nothing logged yet.' : lines.join('\n')}
    </pre>
  )
}
