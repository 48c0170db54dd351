// Figures for Prometheus: whether they are served, where, and who may read them.
import { useEffect, useState } from 'react'
import { readMetricsState } from '../../actions/records-actions.ts'
import { changeSettings } from '../../actions/settings-actions.ts'
import { SettingRow, SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { MetricsState } from '../../../shared/window/records.ts'

/** As in SettingsSchema, which the page does not load: it would bring the whole of zod. */
const PORTS = { least: 1024, most: 65_535 }
const PORT_ID = 'metrics-port'

export function MetricsRows() {
  const isOn = useApp((app) => app.settings.metrics)
  const state = useMetricsState()
  return (
    <>
      <SwitchRow
        title="Figures for Prometheus"
        help={
          <>
            Programs on this computer that know the token may read times and counts, no words. Off
            unless you want it.
            {isOn && state && <Served state={state} />}
          </>
        }
        value={isOn}
        onChange={(value) => void changeSettings({ metrics: value })}
      />
      {isOn && <PortRow />}
    </>
  )
}

function Served({ state }: { state: MetricsState }) {
  if (state.at === 'refused') return <span className="refused">{state.reason}</span>
  if (state.at === 'off') return null
  return (
    <span className="record-place" data-testid="metrics-at">
      Served at {state.url}; the token is in {state.tokenFile}
    </span>
  )
}

function PortRow() {
  const saved = useApp((app) => app.settings.metricsPort)
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    const port = Number(draft)
    if (draft !== null && port >= PORTS.least && port <= PORTS.most)
      void changeSettings({ metricsPort: Math.round(port) })
    setDraft(null)
  }
  return (
    <SettingRow
      title="Port"
      help={`From ${PORTS.least} to ${PORTS.most}; another program may not use it.`}
      labelFor={PORT_ID}
    >
      <input
        id={PORT_ID}
        className="field port-field"
        type="number"
        min={PORTS.least}
        max={PORTS.most}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </SettingRow>
  )
}

/** As it is with the settings that are shown; null before the first answer. */
function useMetricsState(): MetricsState | null {
  const [state, setState] = useState<MetricsState | null>(null)
  const isOn = useApp((app) => app.settings.metrics)
  const port = useApp((app) => app.settings.metricsPort)
  useEffect(() => {
    let isCurrent = true
    void readMetricsState().then((found) => {
      if (isCurrent) setState(found)
    })
    return () => {
      isCurrent = false
    }
  }, [isOn, port])
  return state
}
