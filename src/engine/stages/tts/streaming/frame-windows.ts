// Which stretches of a laid-out utterance are sounded one after the other.

export interface FrameWindow {
  from: number
  to: number
}

/** Speech may begin so many frames before the first token's own: the model breathes in early (measured: 1 to 11). */
const ONSET_FRAMES = 12
/** The rest of the first window: with what the onset leaves of it, a first piece of 200–350 ms. */
const FIRST_FRAMES = 16
const SECOND_FRAMES = 32
/** Longer windows share their context better; shorter ones can be stopped sooner. */
const LATER_FRAMES = 48
/** A last window shorter than this joins the one before. */
const LEAST_FRAMES = 16

/**
 * Windows in order, without gaps, of all that can sound: not of the silence that the padding at both ends stands for,
 * nor of the pause of a final punctuation mark.
 * @param tokenFrames frames of each token, the paddings at both ends included
 * @param endsInMark the last token but the padding is a punctuation mark
 * @param span frames to begin and to end with, where it is not the whole utterance that is wanted
 */
export function frameWindows(
  tokenFrames: readonly number[],
  endsInMark: boolean,
  span: Partial<FrameWindow> = {},
): FrameWindow[] {
  const total = tokenFrames.reduce((sum, frames) => sum + frames, 0)
  const leading = span.from ?? Math.max(0, (tokenFrames[0] ?? 0) - ONSET_FRAMES)
  const trailing = (tokenFrames.at(-1) ?? 0) + (endsInMark ? (tokenFrames.at(-2) ?? 0) : 0)
  const end = Math.max(leading + 1, span.to ?? total - trailing)
  const windows: FrameWindow[] = []
  const lengths = [ONSET_FRAMES + FIRST_FRAMES, SECOND_FRAMES]
  for (let from = leading; from < end;) {
    const wanted = from + (lengths[windows.length] ?? LATER_FRAMES)
    const to = end - wanted < LEAST_FRAMES ? end : wanted
    windows.push({ from, to })
    from = to
  }
  return windows
}
