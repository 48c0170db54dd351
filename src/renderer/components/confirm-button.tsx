// A button for what cannot be undone: asks first, in the browser's own modal dialog, which makes the rest inert.
import { useId, useRef, type ReactNode } from 'react'

interface ConfirmButtonProps {
  /** The button that asks; the dialog gives the focus back to it. */
  trigger: (ask: () => void) => ReactNode
  title: string
  text: string
  /** What the button that does it says. */
  action: string
  onConfirm: () => void
  /** A choice within the dialog. */
  children?: ReactNode
}

export function ConfirmButton(props: ConfirmButtonProps) {
  const { trigger, title, text, action, onConfirm, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = (): void => dialog.current?.close()
  return (
    <>
      {trigger(() => dialog.current?.showModal())}
      <dialog
        ref={dialog}
        className="dialog"
        role="alertdialog"
        aria-labelledby={id}
        aria-describedby={`${id}-text`}
      >
        <div className="dialog-body">
          <h2 id={id}>{title}</h2>
          <p id={`${id}-text`}>{text}</p>
          {children}
          <div className="dialog-foot">
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
            <button
              type="button"
              className="button danger"
              onClick={() => {
                close()
                onConfirm()
              }}
            >
              {action}
            </button>
          </div>
        </div>
      </dialog>
    </>
  )
}
