// The one owner of the press: buttons, keys and the hotkey come here.
import { press, release, stopTalking } from '../audio/audio-link.ts'
import { cuePress, cueRelease } from '../audio/cues.ts'
import { appState } from '../store/app-store.ts'
import { usePress } from '../store/press-store.ts'
import { pressStep, type PressInput } from './press-machine.ts'

/** Passes `input` through the press style that is set. */
export function pressInput(input: PressInput): void {
  const { pressStyle } = appState().settings
  const { state, act } = pressStep(pressStyle, usePress.getState(), input, performance.now())
  usePress.setState(state, true)
  if (act === 'press') begin()
  if (act === 'release') end()
}

/** Opens or ends a press past all styles, for whoever knows no release: a global hotkey, a screen reader. */
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
