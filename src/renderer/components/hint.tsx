// A tooltip for what is named by an icon only, or has exact figures to tell.
import type { ReactNode } from 'react'
import { Tooltip } from 'radix-ui'

interface HintProps {
  text: ReactNode
  /** One element that can hold a ref and take the focus. */
  children: ReactNode
}

export function Hint({ text, children }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="hint" sideOffset={6} collisionPadding={8}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
