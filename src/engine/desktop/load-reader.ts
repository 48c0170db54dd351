// Reads how busy other programs keep the processor, every few seconds while a conversation goes on and no longer.
import type { SessionClock } from '../audio/clock.ts'
import { othersShare, type CpuReading } from '../figures/profile/cpu-load.ts'

const EVERY_MS = 5_000
/** A conversation goes on as long as the next words may follow: whoever says nothing for so long wakes nobody. */
const GOES_ON_MS = 60_000

export interface LoadReaderOptions {
  clock: SessionClock
  readCpu: () => CpuReading
  /** Thread time that was lent to the open engine; undefined while none is. */
  leasedMs: () => number | undefined
  isTalking: () => boolean
  /** @param share 0…1 */
  onShare: (share: number) => void
}

export class LoadReader {
  private last: { cpu: CpuReading; leasedMs: number | undefined } | undefined
  private talkedMs = 0
  private cancel = (): void => {}

  constructor(private readonly options: LoadReaderOptions) {}

  /** Somebody talks: reads from now on, if it does not read already. */
  talks(): void {
    this.talkedMs = this.options.clock.nowMs()
    if (this.last) return
    this.last = this.read()
    this.arm()
  }

  close(): void {
    this.cancel()
    this.last = undefined
  }

  private arm(): void {
    this.cancel = this.options.clock.after(EVERY_MS, () => this.tick())
  }

  private tick(): void {
    const { clock, isTalking, onShare } = this.options
    const nowMs = clock.nowMs()
    if (isTalking()) this.talkedMs = nowMs
    const [before, now] = [this.last, this.read()]
    const goesOn = nowMs - this.talkedMs < GOES_ON_MS
    this.last = goesOn ? now : undefined
    if (goesOn) this.arm()
    if (before?.leasedMs === undefined || now.leasedMs === undefined) return
    const share = othersShare(before.cpu, now.cpu, now.leasedMs - before.leasedMs)
    if (share !== undefined) onShare(share)
  }

  private read(): { cpu: CpuReading; leasedMs: number | undefined } {
    return { cpu: this.options.readCpu(), leasedMs: this.options.leasedMs() }
  }
}
