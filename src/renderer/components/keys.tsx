// A key combination, drawn as keys.
import { useApp } from '../store/app-store.ts'
import { keyLabels } from '../views/settings/accelerator.ts'

export function Keys({ accelerator }: { accelerator: string }) {
  const platform = useApp((app) => app.platform)
  return (
    <span className="keys">
      {keyLabels(accelerator, platform).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  )
}
