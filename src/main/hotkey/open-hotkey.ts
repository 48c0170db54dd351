// The global hotkey with Electron's parts: its shortcuts, its processes, what macOS allows, a screen that is locked.
import { app, globalShortcut, powerMonitor, shell, systemPreferences } from 'electron'
import { join } from 'node:path'
import type { DesktopPlaces } from '../../engine/desktop/desktop-places.ts'
import { HotkeyKeeper, type HotkeyPorts } from '../../engine/desktop/hotkey/hotkey-keeper.ts'
import { keyListener } from '../../engine/desktop/hotkey/listen-keys.ts'
import { pressCommand } from '../../engine/desktop/hotkey/press-command.ts'
import { knownPlatform } from '../known-platform.ts'
import { spawnEngine } from '../spawn-engine.ts'

/** How soon a permission that was given or taken away is seen; a listener that may not listen any more must end. */
const LOOK_EVERY_MS = 1_000
const ACCESSIBILITY_PAGE =
  'x-apple.systempreferences:com.apple.preference.security?Privacy_Accessibility'

const platform = knownPlatform(process.platform)

/** Nothing is registered before `use`. It lives as long as the app, whose end calls `release`. */
export function openHotkey(
  places: DesktopPlaces,
  told: Pick<HotkeyPorts, 'onStroke' | 'onStatus' | 'onProblem'>,
): HotkeyKeeper {
  const { env, execPath } = process
  const keeper = new HotkeyKeeper({
    ...told,
    shortcuts: globalShortcut,
    listen: keyListener({
      file: join(places.workersFolder, 'keys.worker.js'),
      spawn: spawnEngine,
      platform,
      onDeath: (error) => told.onProblem(error.message),
    }),
    system: () => ({ platform, env, isTrusted: isTrusted(false) }),
    pressCommand: pressCommand({ env, execPath, isPackaged: app.isPackaged, root: places.root }),
    clock: {
      nowMs: () => performance.now(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
  })
  powerMonitor.on('lock-screen', () => keeper.letGo())
  powerMonitor.on('suspend', () => keeper.letGo())
  if (platform === 'darwin') setInterval(() => keeper.look(), LOOK_EVERY_MS).unref()
  return keeper
}

/** macOS asks by its own dialog, once; after that only its settings help, so both are shown. */
export async function askToListen(): Promise<void> {
  if (isTrusted(true)) return
  await shell.openExternal(ACCESSIBILITY_PAGE)
}

/** @param asks whether the system's dialog is shown where it is not allowed */
function isTrusted(asks: boolean): boolean {
  return platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(asks)
}
