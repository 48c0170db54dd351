// How often a page that ended is loaded anew by itself: one that fails again and again would do so for ever.

const MOST_RELOADS = 3
const WITHIN_MS = 60_000

export class ReloadLimit {
  private reloadedAtMs: readonly number[] = []

  /** Whether it may be loaded anew at `nowMs`; then that counts. */
  allows(nowMs: number): boolean {
    const recent = this.reloadedAtMs.filter((atMs) => nowMs - atMs < WITHIN_MS)
    const isAllowed = recent.length < MOST_RELOADS
    this.reloadedAtMs = isAllowed ? [...recent, nowMs] : recent
    return isAllowed
  }

  /** The user wants it tried once more. */
  forget(): void {
    this.reloadedAtMs = []
  }
}
