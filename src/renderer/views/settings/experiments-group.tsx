// What may be switched to compare Parley with itself, for who wants to know.
import { ChevronDown } from 'lucide-react'
import { changeSettings } from '../../actions/settings-actions.ts'
import { SwitchRow } from '../../components/setting-row.tsx'
import { useApp } from '../../store/app-store.ts'
import { FLAG_NAMES, FLAGS, flagsWith } from '../../../shared/flags.ts'

export function ExperimentsGroup() {
  const chosen = useApp((app) => app.settings.flags)
  const flags = flagsWith(chosen)
  return (
    <section className="group">
      <details className="card details">
        <summary data-testid="experiments">
          <span>
            <span className="row-title">Experiments</span>
            <span className="row-facts">
              Parts of Parley that can be switched off, to hear what they are for. Best left on.
            </span>
          </span>
          <ChevronDown aria-hidden size={18} />
        </summary>
        {FLAG_NAMES.map((name) => (
          <SwitchRow
            key={name}
            title={FLAGS[name].title}
            help={FLAGS[name].does}
            value={flags[name]}
            onChange={(value) => void changeSettings({ flags: { ...chosen, [name]: value } })}
          />
        ))}
      </details>
    </section>
  )
}
