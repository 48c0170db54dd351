// A click with the pointer leaves no focus on a button, so that Space talks next; who came by keyboard keeps it.
import type { MouseEvent } from 'react'

export function giveFocusBack({ detail }: Pick<MouseEvent, 'detail'>): void {
  // A key or a screen reader clicks without a count.
  if (detail === 0) return
  const focused = document.activeElement
  if (focused instanceof HTMLButtonElement && focused.closest('dialog') === null) focused.blur()
}
