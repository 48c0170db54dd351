// Speed and time left of a transfer, over the last few seconds.

const WINDOW_MS = 5_000

export interface Rate {
  /** null until there is something to tell it from. */
  bytesPerSecond: number | null
  secondsLeft: number | null
}

/** Keeps the samples of the last five seconds. Time is the caller's. */
export class TransferRate {
  private samples: { bytes: number; atMs: number }[] = []

  /** Adds a sample; a smaller count than before begins anew. */
  update(doneBytes: number, totalBytes: number | null, nowMs: number): Rate {
    if (doneBytes < (this.samples.at(-1)?.bytes ?? 0)) this.samples = []
    this.samples.push({ bytes: doneBytes, atMs: nowMs })
    while (this.samples.length > 2 && nowMs - this.samples[1]!.atMs >= WINDOW_MS)
      this.samples.shift()
    const first = this.samples[0]!
    const elapsedMs = nowMs - first.atMs
    const bytesPerSecond = elapsedMs >= 500 ? ((doneBytes - first.bytes) * 1000) / elapsedMs : null
    const secondsLeft =
      bytesPerSecond && totalBytes !== null
        ? Math.max(0, totalBytes - doneBytes) / bytesPerSecond
        : null
    return { bytesPerSecond, secondsLeft }
  }
}
