// The global hotkey: registered with the system, or a reason why not and what to do there.
import type { HotkeyStatus } from '../shared/window/app-state.ts'

/** Of Electron's globalShortcut. */
export interface ShortcutPort {
  register(accelerator: string, pressed: () => void): boolean
  unregister(accelerator: string): void
}

export interface HotkeySystem {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
}

export class Hotkey {
  private current: HotkeyStatus = { state: 'off' }

  constructor(
    private readonly shortcuts: ShortcutPort,
    private readonly system: HotkeySystem,
    private readonly onPressed: () => void,
  ) {}

  get status(): HotkeyStatus {
    return this.current
  }

  /** Registers `accelerator` in place of what was; null for none. */
  use(accelerator: string | null): HotkeyStatus {
    this.release()
    this.current = accelerator === null ? { state: 'off' } : this.register(accelerator)
    return this.current
  }

  release(): void {
    if (this.current.state === 'registered') this.shortcuts.unregister(this.current.accelerator)
    this.current = { state: 'off' }
  }

  private register(accelerator: string): HotkeyStatus {
    try {
      if (this.shortcuts.register(accelerator, this.onPressed))
        return { state: 'registered', accelerator }
    } catch {
      const reason = `${accelerator} is not a combination of keys that the system knows.`
      return { state: 'refused', accelerator, reason, hint: 'Choose another combination.' }
    }
    return { state: 'refused', accelerator, ...whyRefused(accelerator, this.system) }
  }
}

/** What a refusal means here, and the way out. */
export function whyRefused(
  accelerator: string,
  { platform, env }: HotkeySystem,
): { reason: string; hint: string } {
  if (platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || env['WAYLAND_DISPLAY']))
    return {
      reason: 'Wayland lets no program take a key for itself.',
      hint: 'In your desktop’s keyboard settings, add a shortcut of your own that runs: parley --press',
    }
  return {
    reason: `Another program holds ${accelerator}.`,
    hint:
      platform === 'darwin'
        ? 'Choose another combination, or free this one in System Settings, Keyboard, Keyboard Shortcuts.'
        : 'Choose another combination, or free this one in the other program.',
  }
}
