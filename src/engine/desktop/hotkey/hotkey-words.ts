// What the window says of the hotkey: whether it can be held, what serves it, and what to do where it cannot be had. Pure.
import { hotkeyLabels, isAccelerator } from '../../../shared/hotkey.ts'
import type { HotkeyStatus } from '../../../shared/window/app-state.ts'
import type { HotkeySystem, WayHere } from './hotkey-way.ts'

export interface HotkeyFacts {
  hotkey: string
  system: HotkeySystem
  here: WayHere
  /** Whether the listener serves it, or is just being started. */
  isListened: boolean
  /** What the system said to the shortcut; `none`: it was not asked. */
  claim: 'granted' | 'taken' | 'unknown' | 'none'
  /** Why the listener ended, where it did. */
  listenerProblem: string | null
  /** For desktops that bind keys themselves. */
  pressCommand: string
}

export function hotkeyStatus(facts: HotkeyFacts): HotkeyStatus {
  const { hotkey: accelerator, isListened, claim, here, listenerProblem, system } = facts
  const asks = system.platform === 'darwin' && !system.isTrusted
  if (isListened)
    return { state: 'registered', accelerator, by: 'listener', note: listenedNote(facts), asks }
  const why = listenerProblem ?? here.why ?? ''
  if (claim === 'granted') {
    const by = here.way === 'portal' ? 'portal' : 'shortcut'
    return { state: 'registered', accelerator, by, note: tapNote(facts, why), asks }
  }
  return { state: 'refused', accelerator, ...refusal(facts, why), asks }
}

function listenedNote({ hotkey, claim }: HotkeyFacts): string | null {
  if (claim === 'taken') return 'Another program answers to it as well.'
  return hotkey.startsWith('Mouse') ? 'The program in front gets this button too.' : null
}

function tapNote({ here, pressCommand }: HotkeyFacts, why: string): string {
  const tap = `Tap it to begin and again to end. ${why}`
  if (here.way !== 'portal') return tap
  return `${tap} Your desktop decides on this key and does not tell Parley how. Where nothing happens, ${ownShortcut(pressCommand)}`
}

function refusal(facts: HotkeyFacts, why: string): { reason: string; hint: string } {
  const { hotkey, claim, here, pressCommand, system } = facts
  const name = hotkeyLabels(hotkey, system.platform).join(' + ')
  const isPortal = here.way === 'portal'
  if (claim === 'unknown')
    return {
      reason: `${hotkey} is not a combination of keys that the system knows.`,
      hint: 'Choose another combination.',
    }
  if (!isAccelerator(hotkey))
    return {
      reason: `${name} alone cannot be had here. ${why}`,
      hint: `Choose a combination of keys${isPortal ? `, or ${ownShortcut(pressCommand)}` : '.'}`,
    }
  if (isPortal) return { reason: why, hint: `Instead, ${ownShortcut(pressCommand)}` }
  return {
    reason: `Another program holds ${name}.`,
    hint:
      system.platform === 'darwin'
        ? 'Choose another combination, or free this one in System Settings, Keyboard, Keyboard Shortcuts.'
        : 'Choose another combination, or free this one in the other program.',
  }
}

function ownShortcut(command: string): string {
  return `add a shortcut in the desktop’s keyboard settings that runs: ${command}`
}
