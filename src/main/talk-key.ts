// What the hotkey, the tray and a second start with --press do: as if the talk button had been used.
import type { Settings } from '../shared/window/settings.ts'

/** The word on the command line that makes a second start press the button of the first. */
export const PRESS_FLAG = '--press'

export interface TalkState {
  talk: Settings['talk']
  pressed: boolean
  muted: boolean
}

export type TalkKeyAction = { press: { down: boolean } } | { mute: boolean }

/**
 * The system tells when a global key goes down, never when it comes up: so a tap begins, and the next one ends.
 * In duplex mode there is nothing to press, and the key mutes and opens the microphone.
 */
export function onTalkKey({ talk, pressed, muted }: TalkState): TalkKeyAction {
  return talk === 'ptt' ? { press: { down: !pressed } } : { mute: !muted }
}
