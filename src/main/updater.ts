// electron-updater behind our own setting. It is loaded at the first look alone: merely loaded, it asks nobody, but
// what is not there cannot.
import type { Updater } from '../engine/desktop/updates.ts'

/** Whether an update can be put in place by the app itself: not where the system's package manager owns the files. */
export function replacesItself(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env['APPIMAGE'])
}

/** @throws where the package is missing; what it throws */
export async function openUpdater(): Promise<Updater> {
  // A CommonJS package whose exports are made by getters: Node finds them on the default alone.
  const { autoUpdater } = (await import('electron-updater')).default
  autoUpdater.autoInstallOnAppQuit = true
  autoUpdater.allowPrerelease = false
  autoUpdater.logger = null
  return {
    async check({ fetch }) {
      autoUpdater.autoDownload = fetch
      const result = await autoUpdater.checkForUpdates()
      return result?.isUpdateAvailable ? { version: result.updateInfo.version } : undefined
    },
  }
}
