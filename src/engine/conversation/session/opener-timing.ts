// When a reply may begin with what is at hand, so that no gap follows.
import { voiceMs } from '../../../shared/audio-format.ts'
import type { Openers, Speaker } from '../../ports.ts'
import type { Growing } from '../stream/clauses.ts'

/**
 * Until the words behind an opener are there and sounded, in the model's tokens: four of them, and the voice's first
 * sound takes as long as seven. An opener that is over sooner begins later.
 */
const BEHIND_OPENER_TOKENS = 11
/** Of the 1.5B model on two cores, where it is not known yet. */
const USUAL_TOKEN_MS = 41
/** However slowly the tokens come: longer than that, a gap behind the opener is the lesser evil. */
const MOST_BEHIND_MS = 600
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
 * @param tokenMs what a token of the reply has taken so far
 */
export function openerNotBeforeMs(
  pcm: Float32Array,
  nowMs: number,
  tokenMs = USUAL_TOKEN_MS,
): number {
  const soundMs = voiceMs(pcm.length)
  const behindMs = Math.min(MOST_BEHIND_MS, BEHIND_OPENER_TOKENS * tokenMs)
  return nowMs + Math.max(0, behindMs - soundMs)
}
