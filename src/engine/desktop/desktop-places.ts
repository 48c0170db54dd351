// Where the desktop app keeps its things, and where it finds those that came with it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface DesktopPlaces {
  /** The checkout or the installed application. */
  root: string
  /** Bundled workers. */
  workersFolder: string
  /** Norm models of the voices that speak in windows. */
  voicesFolder: string
  addonFile: string
  catalogFile: string
  modelsFolder: string
  cacheFolder: string
  /** A spoken question, for the measurement of the machine. */
  clipFile: string
  settingsFile: string
  profileFile: string
  latencyFile: string
  pausesFile: string
  /** Timers and reminders that run. */
  timersFile: string
  historyFolder: string
  audioFolder: string
  logFile: string
  boundsFile: string
}

/**
 * @param root where package.json stands
 * @param userData the app's own folder of this user
 */
export function desktopPlaces(
  root: string,
  userData: string,
  cacheFolder: string,
  env: NodeJS.ProcessEnv,
): DesktopPlaces {
  return {
    root,
    workersFolder: join(root, 'out/main'),
    voicesFolder: join(root, 'resources/voices'),
    addonFile: join(root, 'native/whisper/build/Release/parley_whisper.node'),
    catalogFile: join(root, 'resources/models/catalog.json'),
    modelsFolder: env['PARLEY_MODELS'] ?? join(root, 'resources/models'),
    cacheFolder,
    clipFile: join(root, 'resources/demo/1-japan.wav'),
    settingsFile: join(userData, 'settings.json'),
    profileFile: join(userData, 'profile.json'),
    latencyFile: join(userData, 'latency.json'),
    pausesFile: join(userData, 'pauses.json'),
    timersFile: join(userData, 'timers.json'),
    historyFolder: join(userData, 'history'),
    audioFolder: join(userData, 'audio'),
    logFile: join(userData, 'logs', 'parley.log'),
    boundsFile: join(userData, 'window.json'),
  }
}

/** The nearest folder from `start` upwards that has a package.json: bundles lie at several depths below it. */
export function findRoot(start: string): string {
  if (existsSync(join(start, 'package.json'))) return start
  const parent = dirname(start)
  if (parent === start) throw new Error('the application is not complete: there is no package.json')
  return findRoot(parent)
}
