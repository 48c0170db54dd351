// A button for what cannot be undone: asks first.
import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'

interface ConfirmButtonProps {
  /** The button that asks; takes the focus back afterwards. */
  trigger: ReactNode
  title: string
  text: string
  /** What the button that does it says. */
  action: string
  onConfirm: () => void
}

export function ConfirmButton({ trigger, title, text, action, onConfirm }: ConfirmButtonProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        {/* Radix's own overlay writes a style element, which the page's policy forbids. */}
        <div className="backdrop" />
        <AlertDialog.Content className="dialog">
          <AlertDialog.Title asChild>
            <h2>{title}</h2>
          </AlertDialog.Title>
          <AlertDialog.Description>{text}</AlertDialog.Description>
          <div className="dialog-foot">
            <AlertDialog.Cancel className="button">Cancel</AlertDialog.Cancel>
            <AlertDialog.Action className="button danger" onClick={onConfirm}>
              {action}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
