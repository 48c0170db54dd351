// How long a user may pause behind words that sound finished and still go on: learned, within bounds.
//
// People differ: one ends with every finished phrase, another takes breath there. So of the last 40 silences behind
// words that sounded finished, the wait outlasts all but the two longest after which the user went on (their 95th
// percentile, a turn that stood counting as no pause at all) and a margin.
// - Why a count and no mean: one cough, or two, changes nothing; who goes on once in ten times is waited for.
// - Why the last 40: some days of talk. It comes back down by itself, for every turn that stands takes a place.
// - Why not pauses beyond the bound: no wait that is allowed would have helped, so they are not worth anybody's time.

/** Silences that are remembered. */
const REMEMBERED = 40
/** Of these, so many may be cut short: 5 %. */
const CUT_SHORT = 2
/** People do not pause by the clock, and silence is measured in frames of 32 ms: two of them. */
const MARGIN_MS = 64
/** Whoever is silent for longer has ended, whatever is set: what comes then is another turn. */
export const LONGEST_PAUSE_MS = 2_400

/** What became of the silence behind words of a turn. */
export interface KnownSilence {
  /** What the model made of the words before it; undefined where it had not read them yet. */
  soundsFinished: boolean | undefined
  /** Silence in ms after which the user went on; undefined where the turn was over indeed. */
  wentOnAfterMs: number | undefined
}

export class LearnedFloor {
  private pauses: readonly number[] = []

  /** @param onChange told of all that is to be remembered, whenever it changes */
  constructor(private readonly onChange: (pausesMs: readonly number[]) => void = () => {}) {}

  /** Silences behind words that sounded finished, in ms, oldest first; 0 for one that ended the turn. */
  get pausesMs(): readonly number[] {
    return this.pauses
  }

  /** Goes on with what was remembered. */
  remember(pausesMs: readonly number[]): void {
    this.pauses = pausesMs.slice(-REMEMBERED)
  }

  forget(): void {
    this.change([])
  }

  /** Only what sounded finished says something: other words are waited for anyway. */
  learn({ soundsFinished, wentOnAfterMs }: KnownSilence): void {
    if (!soundsFinished) return
    const wentOn = wentOnAfterMs !== undefined && wentOnAfterMs <= LONGEST_PAUSE_MS
    this.change([...this.pauses, wentOn ? Math.max(0, Math.round(wentOnAfterMs)) : 0])
  }

  /**
   * Silence in ms that ends a turn behind words that sound finished; `leastMs` as long as nothing else was learned.
   * @param bounds both in ms; never less than `leastMs`, never more than `mostMs`
   */
  hangoverMs({ leastMs, mostMs }: { leastMs: number; mostMs: number }): number {
    const worthWaiting = this.pauses.filter((ms) => ms > 0 && ms < mostMs).sort((a, b) => b - a)
    const longestMs = worthWaiting[CUT_SHORT]
    if (longestMs === undefined) return leastMs
    return Math.max(leastMs, Math.min(longestMs + MARGIN_MS, mostMs))
  }

  private change(pausesMs: readonly number[]): void {
    this.remember(pausesMs)
    this.onChange(this.pauses)
  }
}
