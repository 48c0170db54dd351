// How the engines are, which versions run, what was logged, and a report to hand on.
import { ClipboardCopy, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyReport, readLog } from '../../actions/diagnostics-actions.ts'
import { restartEngine } from '../../actions/talk-actions.ts'
import { Page } from '../../components/page.tsx'
import { useApp } from '../../store/app-store.ts'
import { Group } from '../settings/group.tsx'
import { EngineEntry } from './engine-entry.tsx'
import { PrivacyRows } from './privacy-rows.tsx'

/** The log is read anew this often while it is looked at. */
const LOG_EVERY_MS = 3000

export function DiagnosticsView() {
  const engines = useApp((app) => app.engines)
  const versions = useApp((app) => app.versions)
  return (
    <Page
      title="Diagnostics"
      actions={
        <>
          <button type="button" className="button" onClick={() => void restartEngine()}>
            <RotateCw aria-hidden size={16} /> Restart engines
          </button>
          <button type="button" className="button primary" onClick={() => void copyReport()}>
            <ClipboardCopy aria-hidden size={16} /> Copy report
          </button>
        </>
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
      <Group title="Versions">
        <dl className="versions">
          {Object.entries(versions).map(([name, version]) => (
            <div key={name}>
              <dt>{name === 'app' ? 'Parley' : name}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
      </Group>
      <Group title="Log">
        <Log />
      </Group>
      <p className="lead">
        The report holds versions, engine states and figures; nothing of what was said, and no names
        in paths.
      </p>
    </Page>
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
