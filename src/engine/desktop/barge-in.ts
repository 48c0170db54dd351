// How long speech over a reply must last before it pauses, by what the user has set.
import type { Settings } from '../../shared/window/settings.ts'

const SPEECH_MS: Record<Settings['bargeIn'], number> = { off: 0, low: 256, normal: 96, high: 64 }

/** Ms; 0: nothing interrupts. */
export function bargeInSpeechMs(bargeIn: Settings['bargeIn']): number {
  return SPEECH_MS[bargeIn]
}
