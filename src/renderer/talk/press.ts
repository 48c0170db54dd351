// The one owner of the press: buttons, keys and the hotkey come here.
import { press, release, stopTalking } from '../audio/audio-link.ts'
import { cuePress, cueRelease } from '../audio/cues.ts'
import { appState, useAppStore } from '../store/app-store.ts'
import { usePress } from '../store/press-store.ts'
import { pressStep, type PressInput } from './press-machine.ts'
import type { KeyStroke } from '../../shared/hotkey.ts'
import { canTalk } from '../../shared/window/can-talk.ts'

/** The hotkey is held: what comes up in the window, or leaves it, has nothing to do with it. */
let isHeldOutside = false

/** Passes `input` through the press style that is set. */
export function pressInput(input: PressInput): void {
  const { pressStyle } = appState().settings
  const { state, act } = pressStep(pressStyle, usePress.getState(), input, performance.now())
  usePress.setState(state, true)
  if (act === 'press') begin()
  if (act === 'release') end()
}

/** Space comes up in the window, or the window loses the focus, after which no key of its own comes up. */
export function keyComesUp(): void {
  if (!isHeldOutside) pressInput('up')
}

/** A stroke of the hotkey, the tray or a second start. Nothing begins while nobody could answer. */
export function pressStroke(stroke: KeyStroke): void {
  const isUp = usePress.getState().at === 'up'
  const begins = stroke === 'down' || stroke === 'tap'
  if (isUp && (!begins || !canAnswer())) return
  isHeldOutside = stroke === 'down'
  if (stroke === 'tap') pressToggle()
  else if (stroke === 'cancel') stopEverything()
  else pressInput(stroke)
}

function canAnswer(): boolean {
  const readiness = useAppStore.getState().app?.readiness
  return readiness !== undefined && canTalk(readiness)
}

/** Opens or ends a press past all styles, for whoever knows no release: a system's shortcut, a screen reader. */
export function pressOpen(isOpen: boolean): void {
  const { at } = usePress.getState()
  if (isOpen === (at === 'held' || at === 'locked')) return
  usePress.setState(isOpen ? { at: 'locked' } : { at: 'up' }, true)
  if (isOpen) begin()
  else end()
}

export function pressToggle(): void {
  pressOpen(usePress.getState().at === 'up')
}

/** Escape: everything that goes on stops. */
export function stopEverything(): void {
  pressInput('cancel')
  stopTalking()
}

/** Sound and press at once: whoever waits for the sound has lost nothing. */
function begin(): void {
  press()
  cuePress()
}

function end(): void {
  release()
  cueRelease()
}
