// When a reply may begin with what is at hand, so that no gap follows.
import { VOICE_SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts'
import type { Openers, Speaker } from '../../ports.ts'
import type { Growing } from '../stream/clauses.ts'

/** Until the words behind an opener are there and sounded, on two cores: one that is over sooner begins later. */
const BEHIND_OPENER_MS = 450
/** Shorter ones are hardly worth a cut. */
const LEAST_MS = 250

/** The openers of `speaker` that are worth it. */
export function openersFor(openers: Openers | undefined, speaker: Speaker): Growing['opener'] {
  return (text) => {
    const found = openers?.find(text, speaker)
    return found && found.soundMs >= LEAST_MS ? found : undefined
  }
}

/**
 * From when on, on the session's clock, an opener that was cut at `nowMs` lasts until what is behind it can be heard.
 * @param pcm its sound, mono 24 kHz
 */
export function openerNotBeforeMs(pcm: Float32Array, nowMs: number): number {
  const soundMs = (pcm.length / VOICE_SAMPLE_RATE_HZ) * 1000
  return nowMs + Math.max(0, BEHIND_OPENER_MS - soundMs)
}
