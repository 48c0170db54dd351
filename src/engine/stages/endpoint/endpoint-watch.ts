// Whether a server is to be asked: not after it failed, and again once it has been well for a while.

export interface EndpointWatchOptions {
  /** Asks the server how it is. @throws where it is not well */
  check: (signal: AbortSignal) => Promise<void>
  /** A server that failed is left alone for so long. */
  calmMs: number
  /** Told of what changes. */
  onChange: (change: { isUp: true } | { isUp: false; error: unknown }) => void
}

/** Nothing here is ever waited for by a turn: it only asks `isUp`. */
export class EndpointWatch {
  private up = true
  private timer: NodeJS.Timeout | undefined
  private readonly closing = new AbortController()

  constructor(private readonly options: EndpointWatchOptions) {}

  /** Never once it is closed: a turn may hold on to a server that may have nothing of it any more. */
  get isUp(): boolean {
    return this.up && !this.closed.aborted
  }

  /** Aborted when the server is no longer to be asked for anything: what is under way to it ends then. */
  get closed(): AbortSignal {
    return this.closing.signal
  }

  /** It failed: from now on it is not asked, until it has been left alone for a while and is well. */
  failed(error: unknown): void {
    if (this.closing.signal.aborted) return
    if (this.up) {
      this.up = false
      this.options.onChange({ isUp: false, error })
    }
    this.lookLater()
  }

  close(): void {
    this.closing.abort(new DOMException('no server is needed any more', 'AbortError'))
    clearTimeout(this.timer)
  }

  private lookLater(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.look(), this.options.calmMs)
    this.timer.unref() // it must not keep a command from ending
  }

  private async look(): Promise<void> {
    const { check, onChange } = this.options
    const { signal } = this.closing
    try {
      await check(signal)
      if (signal.aborted) return
      this.up = true
      onChange({ isUp: true })
    } catch {
      if (!signal.aborted) this.lookLater()
    }
  }
}
