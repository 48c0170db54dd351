// By which way a global key can be had on this system: pure.
import type { Platform } from '../../../shared/hotkey.ts'

export interface HotkeySystem {
  platform: Platform
  env: NodeJS.ProcessEnv
  /** macOS: Parley may notice keys outside its window (Accessibility). Elsewhere nobody asks. */
  isTrusted: boolean
}

/**
 * `listener`: a process of our own sees it go down and come up. `shortcut`: the system tells that it went down.
 * `portal`: the same through the Wayland desktop, which decides on it and keeps its answer to itself.
 */
export type HotkeyWay = 'listener' | 'shortcut' | 'portal'

export interface WayHere {
  way: HotkeyWay
  /** Why it is no listener, in the user's words; null where it is one. */
  why: string | null
}

export function wayHere({ platform, env, isTrusted }: HotkeySystem): WayHere {
  if (platform === 'darwin' && !isTrusted)
    return { way: 'shortcut', why: 'macOS does not yet let Parley notice keys outside its window.' }
  if (platform !== 'linux') return { way: 'listener', why: null }
  if (env['XDG_SESSION_TYPE'] === 'wayland' || env['WAYLAND_DISPLAY'])
    return { way: 'portal', why: 'Wayland shows no program the keys of another.' }
  if (!env['DISPLAY']) return { way: 'shortcut', why: 'There is no X display to listen on.' }
  return { way: 'listener', why: null }
}
