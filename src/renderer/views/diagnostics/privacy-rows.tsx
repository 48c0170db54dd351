// What is known of privacy on this computer: the engines' telemetry, the network, and how it was proven.
import { useEffect, useState } from 'react'
import type { PrivacyLine } from '../../../shared/window/app-state.ts'
import { readPrivacy } from '../../actions/diagnostics-actions.ts'

export function PrivacyRows() {
  const [lines, setLines] = useState<PrivacyLine[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    void readPrivacy().then((found) => {
      if (isCurrent) setLines(found)
    })
    return () => {
      isCurrent = false
    }
  }, [])
  if (lines === null) return <p className="engine row-facts">Asking an engine …</p>
  return (
    <ul className="rows" data-testid="privacy">
      {lines.map(({ title, text, isSo }) => (
        <li key={title} className="engine" data-line={title}>
          <span className="engine-text">
            <span className="row-title">{title}</span>
            <span className="row-facts">{text}</span>
          </span>
          {isSo !== null && (
            <span className="badge" data-state={isSo ? 'ready' : 'failed'}>
              {isSo ? 'Off' : 'On'}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
