// Which models answer, as one setting among others; the models page has what each takes.
import { changeSettings } from '../../actions/settings-actions.ts'
import { MeasureRow } from '../../components/measure-row.tsx'
import { SelectRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'

const TIERS = [
  { value: 'fast', text: 'Fast: smallest models, for older machines' },
  { value: 'balanced', text: 'Balanced' },
  { value: 'quality', text: 'Quality: best answers' },
] as const

export function TierRows() {
  const chosen = useApp((app) => app.settings.tier)
  const { automatic, insteadForNow } = useApp((app) => app.tier)
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
      <MeasureRow />
    </>
  )
}
