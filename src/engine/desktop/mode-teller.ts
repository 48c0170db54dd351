// Tells the mode once for all that changes in one go: an interruption passes through idle, which nobody should see.
import type { SessionMode } from '../../shared/window/app-state.ts'

export interface ToldMode {
  mode: SessionMode
  muted: boolean
}

export class ModeTeller {
  private told = ''
  private isTelling = false

  /** @param tell told where `now` is another one than before */
  constructor(
    private readonly now: () => ToldMode,
    private readonly tell: (now: ToldMode) => void,
  ) {}

  /** It may have changed: told in the next microtask. */
  changed(): void {
    if (this.isTelling) return
    this.isTelling = true
    queueMicrotask(() => {
      this.isTelling = false
      const { mode, muted } = this.now()
      const told = `${mode} ${muted}`
      if (told === this.told) return
      this.told = told
      this.tell({ mode, muted })
    })
  }
}
