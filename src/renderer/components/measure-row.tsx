// What the measurement of this computer says, and measuring it again.
import { measureComputer, stopMeasuring } from '../actions/settings-actions.ts'
import { useApp } from '../store/app-store.ts'
import { formatMs, roughly } from '../../shared/format-ms.ts'
import type { TierState } from '../../shared/window/app-state.ts'
import { ProgressBar } from './progress-bar.tsx'
import { SettingRow } from './setting-row.tsx'

export function MeasureRow() {
  const { foretold, measuring } = useApp((app) => app.tier)
  return (
    <SettingRow title="This computer" help={<Measured {...{ foretold, measuring }} />}>
      {measuring === null ? (
        <button
          type="button"
          className="button"
          data-testid="measure"
          onClick={() => void measureComputer()}
        >
          {foretold.length > 0 ? 'Measure again' : 'Measure'}
        </button>
      ) : (
        <div className="measuring">
          <ProgressBar label="Measurement" percent={Math.round(measuring * 100)} />
          <button type="button" className="button" onClick={() => void stopMeasuring()}>
            Stop
          </button>
        </div>
      )}
    </SettingRow>
  )
}

function Measured({ foretold, measuring }: Pick<TierState, 'foretold' | 'measuring'>) {
  if (measuring !== null) return 'Being measured: a few seconds, as long as nobody talks.'
  if (foretold.length === 0) return 'Not measured yet. It takes a few seconds.'
  const each = foretold.map(
    ({ tier, voiceToVoiceMs }) => `${formatMs(roughly(voiceToVoiceMs))} with ${tier}`,
  )
  return `A reply to a short question begins after about ${each.join(', ')}.`
}
