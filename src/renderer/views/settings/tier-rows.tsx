// Which models answer: the choice, what the measurement of this computer says, and measuring it again.
import { changeSettings, measureComputer, stopMeasuring } from '../../actions/settings-actions.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { SelectRow, SettingRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { formatMs } from '../../../shared/format-ms.ts'
import type { TierState } from '../../../shared/window/app-state.ts'

const TIERS = [
  { value: 'fast', text: 'Fast: smallest models, for older machines' },
  { value: 'balanced', text: 'Balanced' },
  { value: 'quality', text: 'Quality: best answers' },
] as const

export function TierRows() {
  const chosen = useApp((app) => app.settings.tier)
  const { automatic, foretold, measuring, insteadForNow } = useApp((app) => app.tier)
  const auto = automatic ? `Automatic (${automatic} here)` : 'Automatic'
  return (
    <>
      <SelectRow
        title="Models"
        help={
          insteadForNow
            ? `The ${insteadForNow} tier answers for now, until this computer has more time.`
            : 'Automatic takes the best that answer within a second here. While the computer is busy, faster ones step in. Models that are not here are offered before anything is fetched.'
        }
        value={chosen}
        options={[{ value: 'auto', text: auto }, ...TIERS]}
        onChange={(next) => void changeSettings({ tier: next })}
      />
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
    </>
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

/** Two digits are known, not three. */
function roughly(ms: number): number {
  return Math.round(ms / 10) * 10
}
