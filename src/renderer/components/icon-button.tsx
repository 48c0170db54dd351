// A button that is an icon: its name is told to everyone, by tooltip and to screen readers.
import type { LucideIcon } from 'lucide-react'
import { Hint } from './hint.tsx'

interface IconButtonProps {
  icon: LucideIcon
  label: string
  onClick: () => void
  disabled?: boolean
  /** For buttons that stay down. */
  pressed?: boolean
  testId?: string
}

export function IconButton({
  icon: Icon,
  label,
  onClick,
  disabled,
  pressed,
  testId,
}: IconButtonProps) {
  return (
    <Hint text={label}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        data-testid={testId}
        onClick={onClick}
      >
        <Icon aria-hidden size={18} />
      </button>
    </Hint>
  )
}
