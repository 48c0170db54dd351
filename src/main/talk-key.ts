// What the hotkey, the tray and a second start with --press do: as if the talk button had been used.
import type { KeyStroke } from '../shared/hotkey.ts'
import type { Settings } from '../shared/window/settings.ts'

/** The word on the command line that makes a second start press the button of the first. */
export const PRESS_FLAG = '--press'

export interface TalkState {
  talk: Settings['talk']
  muted: boolean
}

export type TalkKeyAction = { press: { stroke: KeyStroke } } | { mute: boolean } | null

/**
 * Whether a tap begins or ends, the page knows, which owns the press: asked of anybody else, the two could differ.
 * In duplex mode there is nothing to press, and the key mutes and opens the microphone when it goes down.
 */
export function onTalkKey(stroke: KeyStroke, { talk, muted }: TalkState): TalkKeyAction {
  if (talk === 'ptt') return { press: { stroke } }
  return stroke === 'down' || stroke === 'tap' ? { mute: !muted } : null
}
