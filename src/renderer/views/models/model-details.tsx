// The files behind the assistants, for who wants to know: what each does, where it came from, its checksum, its actions.
import { ChevronDown } from 'lucide-react'
import type { ModelRow } from '../../../shared/window/app-state.ts'
import { ModelEntry } from './model-entry.tsx'

interface ModelDetailsProps {
  rows: readonly ModelRow[]
  onChange: () => void
}

export function ModelDetails({ rows, onChange }: ModelDetailsProps) {
  return (
    <details className="card details">
      <summary data-testid="model-details">
        <span>
          <span className="row-title">Details</span>
          <span className="row-facts">
            The {rows.length} files behind them: what each does, its source, its checksum.
          </span>
        </span>
        <ChevronDown aria-hidden size={18} />
      </summary>
      <ul className="rows">
        {rows.map((row) => (
          <ModelEntry key={row.id} row={row} onChange={onChange} />
        ))}
      </ul>
    </details>
  )
}
