// Where the desktop app keeps its things, and where it finds those that came with it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stylesFolder } from '../stages/tts/voice-styles.ts'

export interface DesktopPlaces {
  /** The checkout or the installed application. */
  root: string
  /** Bundled workers. */
  workersFolder: string
  /** Norm models of the voices that speak in windows. */
  voicesFolder: string
  stylesFolder: string
  addonFile: string
  catalogFile: string
  modelsFolder: string
  cacheFolder: string
  /** A spoken question, for the measurement of the machine. */
  clipFile: string
  settingsFile: string
  profileFile: string
  /** Figures of turns. */
  figuresFile: string
  pausesFile: string
  /** Timers and reminders that run. */
  timersFile: string
  /** Keys of servers, encrypted by the system. */
  keysFile: string
  /** The key of what is saved encrypted, itself encrypted by the system. */
  dataKeyFile: string
  historyFolder: string
  audioFolder: string
  transcriptsFolder: string
  eventsFolder: string
  /** Asked of who reads the figures that are served. */
  metricsTokenFile: string
  /** Where the crash handler puts its reports. */
  crashFolder: string
  logFile: string
  boundsFile: string
  /** Of earlier versions. */
  outgrownFiles: string[]
}

/**
 * @param root where package.json stands: the checkout, or app.asar
 * @param userData the app's own folder of this user
 * @param cacheFolder of a checkout the cache (cache-folder.ts), of an installed app its data (data-folder.ts)
 */
export function desktopPlaces(
  root: string,
  userData: string,
  cacheFolder: string,
  env: NodeJS.ProcessEnv,
  isInstalled = false,
): DesktopPlaces {
  const models = isInstalled ? join(cacheFolder, 'models') : join(root, 'resources/models')
  return {
    root,
    workersFolder: join(root, 'out/main'),
    voicesFolder: join(root, 'resources/voices'),
    stylesFolder: stylesFolder(root),
    addonFile: isInstalled
      ? unpacked(join(root, 'native/whisper/parley_whisper.node'))
      : join(root, 'native/whisper/build/Release/parley_whisper.node'),
    catalogFile: join(root, 'resources/models/catalog.json'),
    modelsFolder: env['PARLEY_MODELS'] ?? models,
    cacheFolder,
    clipFile: join(root, 'resources/demo/1-japan.wav'),
    settingsFile: join(userData, 'settings.json'),
    profileFile: join(userData, 'profile.json'),
    figuresFile: join(userData, 'turns.ndjson'),
    pausesFile: join(userData, 'pauses.json'),
    timersFile: join(userData, 'timers.json'),
    keysFile: join(userData, 'keys.json'),
    dataKeyFile: join(userData, 'data-key.json'),
    historyFolder: join(userData, 'history'),
    audioFolder: join(userData, 'audio'),
    transcriptsFolder: join(userData, 'transcripts'),
    eventsFolder: join(userData, 'events'),
    metricsTokenFile: join(userData, 'metrics-token'),
    crashFolder: join(userData, 'Crashpad'),
    logFile: join(userData, 'logs', 'parley.log'),
    boundsFile: join(userData, 'window.json'),
    // All-time latencies, before turns.ndjson had the figures of each turn.
    outgrownFiles: [join(userData, 'latency.json')],
  }
}

/** Where a file of app.asar lies that native code has to open: beside it, not in it. */
export function unpacked(path: string): string {
  return path.replace(/([\\/]app\.asar)(?=[\\/]|$)/, '$1.unpacked')
}

/** The nearest folder from `start` upwards that has a package.json: bundles lie at several depths below it. */
export function findRoot(start: string): string {
  if (existsSync(join(start, 'package.json'))) return start
  const parent = dirname(start)
  if (parent === start) throw new Error('the application is not complete: there is no package.json')
  return findRoot(parent)
}
