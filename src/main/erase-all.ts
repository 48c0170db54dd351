// "Delete everything": what the engine's side keeps, and what Chromium may have kept of the page.
import { session } from 'electron'
import type { Desktop } from '../engine/desktop/desktop.ts'
import { DEFAULT_SETTINGS, type Settings } from '../shared/window/settings.ts'

/** @param change sets settings, with all that hangs on them. @throws Error where something cannot be removed */
export async function eraseAll(
  desktop: Desktop,
  change: (settings: Settings) => unknown,
  what: { settings: boolean },
): Promise<void> {
  const { onboarded } = desktop.settings.current
  if (what.settings) change({ ...DEFAULT_SETTINGS, onboarded })
  await desktop.erase(what)
  const { defaultSession } = session
  await Promise.all([defaultSession.clearStorageData(), defaultSession.clearCache()])
}
