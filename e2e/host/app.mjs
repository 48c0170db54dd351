// Electron's `app`: when it is ready, where its data lies, and the order in which it ends.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { records } from './records.mjs'

/** An app folder as it was packed, named by --app=FOLDER; undefined: the checkout. */
const packed = switchValue('app')
/** Absolute path of what runs. */
export const root = packed ?? fileURLToPath(new URL('../..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** An event that a listener can call off. */
function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}

class HostApp extends EventEmitter {
  isPackaged = packed !== undefined
  name = manifest.name
  commandLine = {
    appendSwitch() {},
    hasSwitch: (/** @type {string} */ name) =>
      process.argv.some((arg) => arg.startsWith(`--${name}`)),
    getSwitchValue: (/** @type {string} */ name) => switchValue(name) ?? '',
  }
  dock = { hide() {}, show: async () => {}, setIcon() {}, setMenu() {} }
  /** @type {Map<string, string>} */
  #paths = new Map()
  /** @type {Promise<void> | undefined} */
  #ready
  /** @type {import('./browser-window.mjs').BrowserWindow[]} set by the windows themselves */
  windows = []

  whenReady() {
    this.#ready ??= Promise.resolve().then(() => void this.emit('ready', {}))
    return this.#ready
  }

  isReady() {
    return this.#ready !== undefined
  }

  /** @param {string} name */
  getPath(name) {
    const set = this.#paths.get(name)
    if (set) return set
    if (name === 'home') return homedir()
    if (name === 'temp') return tmpdir()
    const userData = this.#paths.get('userData') ?? switchValue('user-data-dir')
    if (!userData) throw new Error('the host was started without --user-data-dir')
    const path = ['userData', 'sessionData'].includes(name) ? userData : join(userData, name)
    mkdirSync(path, { recursive: true })
    return path
  }

  /** @param {string} name @param {string} path */
  setPath(name, path) {
    this.#paths.set(name, path)
  }

  /** Before-quit, the windows, will-quit, quit: each but the last can be called off. */
  quit() {
    if (this.#calledOff('before-quit')) return
    for (const window of [...this.windows]) {
      window.close()
      if (!window.isDestroyed()) return
    }
    if (this.#calledOff('will-quit')) return
    this.exit(0)
  }

  /** @param {number} [code] */
  exit(code = 0) {
    for (const window of [...this.windows]) window.destroy()
    this.emit('quit', {}, code)
    process.exit(code)
  }

  /** @param {string} name */
  #calledOff(name) {
    const event = preventable()
    this.emit(name, event)
    return event.defaultPrevented
  }

  getVersion() {
    return manifest.version
  }
  getName() {
    return this.name
  }
  /** @param {string} name */
  setName(name) {
    this.name = name
  }
  getAppPath() {
    return root
  }
  getLocale() {
    return 'en-US'
  }
  getLoginItemSettings() {
    return { ...records.login, wasOpenedAtLogin: false }
  }
  /** @param {{ openAtLogin?: boolean }} settings */
  setLoginItemSettings(settings) {
    records.login = { openAtLogin: settings.openAtLogin ?? false }
  }
  requestSingleInstanceLock() {
    return true
  }
  releaseSingleInstanceLock() {}
  relaunch() {}
  async setProxy() {}
  focus() {}
  hide() {}
  show() {}
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setAppUserModelId() {}
  setAboutPanelOptions() {}
  setAppLogsPath() {}
  setAsDefaultProtocolClient() {
    return false
  }
  setBadgeCount() {
    return false
  }
  getAppMetrics() {
    return []
  }
  getGPUFeatureStatus() {
    return {}
  }
}

export const app = new HostApp()
export { preventable }

/** @param {string} name of a `--name=value` argument, as Chromium's own switches are given */
function switchValue(name) {
  const prefix = `--${name}=`
  return process.argv.find((arg) => arg.startsWith(prefix))?.slice(prefix.length)
}
