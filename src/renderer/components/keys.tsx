// A key combination, drawn as keys.
import { useApp } from '../store/app-store.ts'
import { hotkeyLabels } from '../../shared/hotkey.ts'

export function Keys({ accelerator }: { accelerator: string }) {
  const platform = useApp((app) => app.platform)
  return (
    <span className="keys">
      {hotkeyLabels(accelerator, platform).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  )
}
