// When a reply was softened or held, as the app told it.
import type { Told } from '../app-in-room.ts'
import type { Span } from './sound-spans.ts'

/** Spans in which the page was told to play more softly than full. */
export function duckedSpans(told: readonly Told[], endMs: number): Span[] {
  return spansOf(told, endMs, ({ name, payload }) =>
    name === 'playback:gain'
      ? Number(payload['gain']) < 1
      : name === 'playback:flush'
        ? false
        : undefined,
  )
}

/** Spans in which the reply was held: from `pause` until it goes on, or is over. */
export function pausedSpans(told: readonly Told[], endMs: number): Span[] {
  return spansOf(told, endMs, ({ name }) =>
    name === 'pause'
      ? true
      : ['resume', 'duplex_interruption', 'turn', 'playback:flush'].includes(name)
        ? false
        : undefined,
  )
}

/** @param isOn what an event switches to; undefined: it leaves it as it is */
function spansOf(
  told: readonly Told[],
  endMs: number,
  isOn: (event: Told) => boolean | undefined,
): Span[] {
  const spans: Span[] = []
  let fromMs: number | null = null
  for (const event of told) {
    const on = isOn(event)
    if (on === true) fromMs ??= event.atMs
    else if (on === false && fromMs !== null) {
      spans.push({ fromMs, toMs: event.atMs })
      fromMs = null
    }
  }
  if (fromMs !== null) spans.push({ fromMs, toMs: endMs })
  return spans
}
