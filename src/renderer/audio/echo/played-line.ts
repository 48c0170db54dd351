// What was played when, so that each microphone frame finds what the loudspeaker was given at the same time.
import { FRAME_MS, FRAME_SAMPLES, MICROPHONE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import { CHUNK_SAMPLES } from '../played-messages.ts'

const PER_MS = MICROPHONE_SAMPLE_RATE_HZ / 1000
/** Two seconds; a power of two. */
const LINE_SAMPLES = 32_768
/**
 * A chunk is never early: of the first ones, one that comes sooner than those before tells the truth about them. Later
 * the place is kept: each move is another delay of the echo, which has to be found anew.
 */
const EARLY_MS = { first: 8, later: 40 }
const FIRST_CHUNKS = 60
/**
 * Later than this, the output has stood still meanwhile, if it stays so for `LATE_CHUNKS` (0.2 s): of an audio thread
 * that was held up, chunks come late as well, but catch up. So long as `STOPPED_MS` none is.
 */
const LATE_MS = 60
const LATE_CHUNKS = 25
const STOPPED_MS = 500
/** A frame that is expected where the one before ended is there, as long as the clocks differ by less. */
const MOST_APART_MS = 30
/**
 * What a message takes from the audio thread: what was played in the last moment is not here yet. Two chunks of 8 ms:
 * with one, up to a tenth of the frames in a real page ended in a few milliseconds of silence that was none.
 */
const ON_ITS_WAY_MS = 16
/**
 * Where chunks come later still, frames are read so much earlier for good, in whole chunks: an output that stands still
 * for a moment comes later ever after, and so does the echo. What comes later than that is found anew.
 */
const STEP_SAMPLES = 8 * PER_MS
const MOST_BEHIND_SAMPLES = LATE_MS * PER_MS
/**
 * Chunks come in bursts, one for each buffer of the output: up to 30 ms later than the earliest of them, and frames are
 * read up to 48 ms after it (EchoGuard waits for it as long as for the next frame). In silence a new place costs nothing: what
 * is later than this has stood still.
 */
const BURST_MS = 45

/**
 * Both sides are counted in samples of their own device and joined once by the clock on the wall: an echo that seemed
 * to come sooner or later with every late message could not be learned.
 */
export class PlayedLine {
  private readonly line = new Float32Array(LINE_SAMPLES)
  /** Position after the last sample. */
  private end = 0
  /** When position 0 was played, by the clock on the wall; NaN before anything was. */
  private startMs = NaN
  /** How many chunks have come since the place was found. */
  private chunks = 0
  /** How many chunks in a row have come late, and the least late of them. */
  private late = { chunks: 0, leastMs: Infinity }
  /** Position at which the next frame is expected to end. */
  private next = NaN
  private behindSamples = 0
  private moved = false

  /**
   * @param samples played (16 kHz); null: a chunk of silence
   * @param position of the first of them since the output was opened; silence stands for what is left out
   * @param renderedMs when the audio thread had them, on the page's performance clock
   */
  push(samples: Float32Array | null, position: number, renderedMs: number): void {
    this.giveWay(this.next - FRAME_SAMPLES - position)
    const end = position + (samples?.length ?? CHUNK_SAMPLES)
    const silentFrom = Math.max(this.end, position - LINE_SAMPLES)
    const silentTo = samples ? position : end
    for (let at = silentFrom; at < silentTo; at++) this.line[at % LINE_SAMPLES] = 0
    for (const [index, sample] of (samples ?? []).entries())
      this.line[(position + index) % LINE_SAMPLES] = sample
    this.end = end
    const lateMs = renderedMs - (this.startMs + this.end / PER_MS)
    const earlyMs = this.chunks++ < FIRST_CHUNKS ? EARLY_MS.first : EARLY_MS.later
    if (lateMs < -earlyMs) this.place(this.startMs + lateMs)
    else if (!(lateMs <= STOPPED_MS)) this.placeAnew(renderedMs - this.end / PER_MS)
    else if (lateMs <= (samples ? LATE_MS : BURST_MS)) this.late = { chunks: 0, leastMs: Infinity }
    else {
      this.late.leastMs = Math.min(this.late.leastMs, lateMs)
      if (++this.late.chunks >= LATE_CHUNKS) this.placeAnew(this.startMs + this.late.leastMs)
    }
  }

  /** Whether the place was found anew since it was last asked: until it is heard there, the echo may be elsewhere. */
  takeMoved(): boolean {
    const { moved } = this
    this.moved = false
    return moved
  }

  private placeAnew(startMs: number): void {
    this.chunks = 0
    this.place(startMs)
  }

  private place(startMs: number): void {
    this.late = { chunks: 0, leastMs: Infinity }
    const laterMs = Number.isNaN(this.startMs) ? 0 : startMs - this.startMs
    // What came too late for the place before does not for this one.
    const laterSamples = Math.round(Math.max(0, laterMs) * PER_MS)
    this.behindSamples = Math.max(0, this.behindSamples - laterSamples)
    this.startMs = startMs
    this.next = NaN
    this.moved = true
  }

  /** Whether all that was played beside that frame has come: from an output that is closed or stands still, nothing comes. */
  knows(arrivedMs: number): boolean {
    return this.endBeside(arrivedMs) <= this.end
  }

  /** What was played beside the microphone frame that arrived at `arrivedMs`: 512 samples. */
  beside(arrivedMs: number): Float32Array {
    const frame = new Float32Array(FRAME_SAMPLES)
    if (Number.isNaN(this.startMs)) return frame
    const end = this.endBeside(arrivedMs)
    this.next = end + FRAME_MS * PER_MS
    for (let index = 0; index < FRAME_SAMPLES; index++) {
      const at = end - FRAME_SAMPLES + index
      if (at >= 0 && at < this.end && at >= this.end - LINE_SAMPLES)
        frame[index] = this.line[at % LINE_SAMPLES]!
    }
    return frame
  }

  /** Position after the last sample that was played beside the frame. */
  private endBeside(arrivedMs: number): number {
    const seen =
      Math.round((arrivedMs - ON_ITS_WAY_MS - this.startMs) * PER_MS) - this.behindSamples
    const isExpected = Math.abs(seen - this.next) <= MOST_APART_MS * PER_MS
    return isExpected ? this.next : seen
  }

  /** @param missed samples of a chunk that have been read as silence before it came */
  private giveWay(missed: number): void {
    // One that comes so late is no habit: the output or the page has stood still.
    if (!(missed > 0 && missed <= MOST_BEHIND_SAMPLES)) return
    const step = STEP_SAMPLES * Math.ceil(missed / STEP_SAMPLES)
    const behind = Math.min(MOST_BEHIND_SAMPLES, this.behindSamples + step)
    this.next -= behind - this.behindSamples
    this.behindSamples = behind
  }
}
