// A window's player on a fake clock: plays what it is sent as the page would, and tells what was heard.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import type { FakeClock } from '../../audio/testing/fake-clock.ts'
import type { WindowLoudspeaker } from '../window-loudspeaker.ts'

const SAMPLES_PER_MS = VOICE_SAMPLE_RATE_HZ / 1000
const BUFFER_MS = 50
const TELL_EVERY_MS = 50

export interface ToldEvent {
  name: EventName
  payload: unknown
  atMs: number
}

export class FakePage {
  readonly events: ToldEvent[] = []
  /** A loudspeaker that does not play: the audio device is gone. */
  isDeaf = false
  private loudspeaker: WindowLoudspeaker | undefined
  private reply = 0
  private queued = 0
  private startMs = 0
  private isEnded = false
  private clause = -1

  constructor(private readonly clock: FakeClock) {}

  listenTo(loudspeaker: WindowLoudspeaker): void {
    this.loudspeaker = loudspeaker
    const tick = (): void => {
      this.tellProgress()
      this.clock.after(TELL_EVERY_MS, tick)
    }
    this.clock.after(TELL_EVERY_MS, tick)
  }

  readonly tell = <Name extends EventName>(name: Name, payload: WindowEvents[Name]): void => {
    this.events.push({ name, payload, atMs: this.clock.nowMs() })
    if (name === 'playback:piece') this.queue(payload as WindowEvents['playback:piece'])
    if (name === 'playback:end') this.isEnded = true
    if (name === 'playback:flush') this.reply = 0
  }

  named<Name extends EventName>(name: Name): WindowEvents[Name][] {
    return this.events
      .filter((event) => event.name === name)
      .map(({ payload }) => payload as WindowEvents[Name])
  }

  private queue({ reply, clause, pcm }: WindowEvents['playback:piece']): void {
    if (reply !== this.reply) {
      this.reply = reply
      this.queued = 0
      this.clause = -1
      this.isEnded = false
      this.startMs = this.clock.nowMs() + BUFFER_MS
    }
    if (clause !== this.clause && !this.isDeaf) {
      this.clause = clause
      const atMs = this.startMs + this.queued / SAMPLES_PER_MS
      // Told a little late, as the page does: with its age.
      this.clock.after(atMs - this.clock.nowMs() + 7, () => {
        if (this.reply === reply) this.loudspeaker?.becameAudible(reply, clause, 7)
      })
    }
    this.queued += pcm.length
  }

  private tellProgress(): void {
    const { reply } = this
    if (reply === 0 || this.isDeaf) return
    const played = Math.round((this.clock.nowMs() - this.startMs) * SAMPLES_PER_MS)
    const playedSamples = Math.max(0, Math.min(this.queued, played))
    this.loudspeaker?.progressed(reply, playedSamples, 0)
    if (!this.isEnded || playedSamples < this.queued) return
    this.reply = 0
    this.loudspeaker?.pageDrained(reply, playedSamples)
  }
}
