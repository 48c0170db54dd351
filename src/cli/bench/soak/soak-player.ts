// The page's player without a sound card: plays what it is sent, as fast as wanted, and tells what was heard.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { EventName, WindowEvents } from '../../../shared/window/window-contract.ts'
import { firstAudibleSample } from '../../../engine/audio/level.ts'
import type { WindowLoudspeaker } from '../../../engine/desktop/window-loudspeaker.ts'

const SAMPLES_PER_MS = VOICE_SAMPLE_RATE_HZ / 1000
const BUFFER_MS = 50
const TELL_EVERY_MS = 20

interface Playing {
  reply: number
  queued: number
  played: number
  /** Up to when `played` was counted; in the future while the buffer fills. */
  atMs: number
  isEnded: boolean
  clause: number
  /** Clauses that are still to be heard, with their first audible sample. */
  audible: { clause: number; sample: number }[]
}

export class SoakPlayer {
  /** Times the pace of the voice. */
  pace = 1
  private playing: Playing | undefined
  private ticking: ReturnType<typeof setInterval> | undefined

  constructor(private readonly loudspeaker: () => WindowLoudspeaker) {}

  readonly hear = (name: EventName, payload: unknown): void => {
    if (name === 'playback:piece') this.queue(payload as WindowEvents['playback:piece'])
    if (name === 'playback:end' && this.playing) this.playing.isEnded = true
    if (name === 'playback:flush') this.stop()
  }

  /** Falls silent at once. */
  stop(): void {
    if (this.playing) {
      const { reply, played } = this.playing
      queueMicrotask(() => this.loudspeaker().progressed(reply, Math.round(played), 0))
    }
    this.playing = undefined
    clearInterval(this.ticking)
    this.ticking = undefined
  }

  private queue({ reply, clause, pcm }: WindowEvents['playback:piece']): void {
    if (this.playing?.reply !== reply) {
      const atMs = performance.now() + BUFFER_MS
      const begun = { queued: 0, played: 0, atMs, isEnded: false, clause: -1, audible: [] }
      this.playing = { reply, ...begun }
      this.ticking ??= setInterval(() => this.tick(), TELL_EVERY_MS)
    }
    const { playing } = this
    if (clause !== playing.clause) {
      playing.clause = clause
      const first = firstAudibleSample(pcm, VOICE_SAMPLE_RATE_HZ) ?? 0
      playing.audible.push({ clause, sample: playing.queued + first })
    }
    playing.queued += pcm.length
  }

  private tick(): void {
    const { playing, pace } = this
    if (!playing) return
    const nowMs = performance.now()
    const passedMs = Math.max(0, nowMs - playing.atMs)
    playing.atMs = Math.max(nowMs, playing.atMs)
    playing.played = Math.min(playing.queued, playing.played + passedMs * SAMPLES_PER_MS * pace)
    const { reply, played } = playing
    const heard = playing.audible.filter(({ sample }) => sample < played)
    playing.audible = playing.audible.filter(({ sample }) => sample >= played)
    const loudspeaker = this.loudspeaker()
    for (const { clause, sample } of heard)
      loudspeaker.becameAudible(reply, clause, (played - sample) / SAMPLES_PER_MS / pace)
    if (this.playing !== playing) return
    loudspeaker.progressed(reply, Math.round(played), 0)
    if (this.playing !== playing || !playing.isEnded || played < playing.queued) return
    this.stop()
    loudspeaker.pageDrained(reply, Math.round(played))
  }
}
