// Who hears: the assistant's own recognisers, or one whose words stand in their place.
import { changeSettings } from '../../actions/settings-actions.ts'
import { SelectRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import type { ModelRow } from '../../../shared/window/app-state.ts'
import { hearingHelp, recogniserOptions } from './hearing-words.ts'
import { MeasuredModels } from './measured-models.tsx'

/** Of no model: the select knows only texts. */
const NONE = ''

export function Hearing({ rows }: { rows: readonly ModelRow[] }) {
  const chosen = useApp((app) => app.settings.sttModel)
  const recognisers = rows.filter(({ kind }) => kind === 'stt')
  return (
    <section className="card" aria-label="Hearing" data-testid="hearing">
      <SelectRow
        title="Hearing"
        help={hearingHelp(recognisers, chosen)}
        value={chosen ?? NONE}
        options={[
          { value: NONE, text: 'Automatic: as the assistant has it' },
          ...recogniserOptions(recognisers, chosen),
        ]}
        onChange={(id) => void changeSettings({ sttModel: id === NONE ? null : id })}
      />
      <MeasuredModels
        label="Measured recognisers"
        rows={recognisers.filter(({ state }) => state !== 'missing')}
        takes="half a minute, longer with a large one"
      />
    </section>
  )
}
