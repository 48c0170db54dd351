// Looks for newer versions of Parley, only while the user allows it; until then nothing that could is even loaded.

export interface Updater {
  /** Asks the feed. Where `fetch`, a newer version is downloaded and takes its place when the app is quit. */
  check(options: { fetch: boolean }): Promise<{ version: string } | undefined>
}

export interface UpdatesOptions {
  /** Loads what can look for updates. */
  open: () => Promise<Updater>
  /** Whether this kind of installation can replace itself; a package of the system's is the system's to replace. */
  replacesItself: boolean
  notice: (tone: 'info' | 'warning', message: string) => void
}

const FIRST_LOOK_AFTER_MS = 60_000
const LOOK_EVERY_MS = 24 * 3_600_000

export class Updates {
  private timer: ReturnType<typeof setTimeout> | undefined
  private told = ''

  constructor(private readonly options: UpdatesOptions) {}

  /** Begins to look now and then, or stops. */
  allow(isAllowed: boolean): void {
    clearTimeout(this.timer)
    this.timer = undefined
    if (isAllowed) this.lookIn(FIRST_LOOK_AFTER_MS)
  }

  private lookIn(afterMs: number): void {
    const timer = setTimeout(() => {
      void this.look().finally(() => {
        if (this.timer === timer) this.lookIn(LOOK_EVERY_MS)
      })
    }, afterMs)
    timer.unref()
    this.timer = timer
  }

  /** Once; a feed that cannot be reached is no news. */
  private async look(): Promise<void> {
    const { open, replacesItself, notice } = this.options
    try {
      const found = await (await open()).check({ fetch: replacesItself })
      if (!found || found.version === this.told) return
      this.told = found.version
      const how = replacesItself
        ? 'it takes the place of this one when you quit'
        : 'install it as you installed this one'
      notice('info', `Parley ${found.version} is there; ${how}.`)
    } catch (error) {
      notice('warning', `Parley could not look for a newer version (${firstLine(error)}).`)
    }
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
}
