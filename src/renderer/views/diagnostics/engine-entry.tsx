// One engine: what it is, and how it is.
import type { EngineHealth } from '../../../shared/window/app-state.ts'

const STATES: Record<EngineHealth['state'], string> = {
  starting: 'Starting',
  ready: 'Ready',
  restarting: 'Starting anew',
  failed: 'Failed',
  off: 'Off',
}

export function EngineEntry({ engine }: { engine: EngineHealth }) {
  const { part, name, state, detail, pid, error } = engine
  return (
    <li className="engine" data-part={part} data-state={state}>
      <span className="engine-text">
        <span className="row-title">{name}</span>
        <span className="row-facts">
          {detail ?? 'not loaded'}
          {pid !== null && ` · process ${pid}`}
        </span>
        {error !== null && <span className="refused">{error.message}</span>}
      </span>
      <span className="badge" data-state={state}>
        {STATES[state]}
      </span>
    </li>
  )
}
