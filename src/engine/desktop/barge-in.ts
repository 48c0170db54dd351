// How long speech over a reply must last before it interrupts, by what the user has set.
import type { Settings } from '../../shared/window/settings.ts'

const SPEECH_MS: Record<Settings['bargeIn'], number> = { off: 0, low: 400, normal: 160, high: 96 }

/** Ms; 0: nothing interrupts. */
export function bargeInSpeechMs(bargeIn: Settings['bargeIn']): number {
  return SPEECH_MS[bargeIn]
}
