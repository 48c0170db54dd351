// What `import … from 'electron'` gives where Electron's binary is not: the parts that a main process may use.
import { EventEmitter } from 'node:events'
import { records } from './records.mjs'

export { app } from './app.mjs'
export { BrowserWindow } from './browser-window.mjs'
export { clipboard, dialog, globalShortcut, Menu, nativeTheme, shell, Tray } from './desktop.mjs'
export { ipcMain } from './ipc-main.mjs'
export { records } from './records.mjs'
export { net, protocol, session } from './session.mjs'

/** Pictures are for the system to draw: nothing looks at them here. */
function picture() {
  return {
    isEmpty: () => false,
    setTemplateImage() {},
    resize: picture,
    addRepresentation() {},
    toPNG: () => Buffer.alloc(0),
    getSize: () => ({ width: 16, height: 16 }),
  }
}

export const nativeImage = {
  createEmpty: picture,
  createFromPath: picture,
  createFromBuffer: picture,
  createFromDataURL: picture,
  createFromBitmap: picture,
}

export class MenuItem {
  checked = false
  /** @param {object} options */
  constructor(options) {
    Object.assign(this, options)
  }
}

export class Notification extends EventEmitter {
  static isSupported() {
    return true
  }
  /** @param {{ title?: string, body?: string }} [options] */
  constructor({ title = '', body = '' } = {}) {
    super()
    this.shown = { title, body, click: () => void this.emit('click', {}) }
  }
  show() {
    records.notifications.push(this.shown)
  }
  close() {}
}

export const powerMonitor = new EventEmitter()
export const powerSaveBlocker = { start: () => 0, stop() {}, isStarted: () => false }

export const systemPreferences = {
  getMediaAccessStatus: () => 'granted',
  askForMediaAccess: async () => true,
  isTrustedAccessibilityClient: () => false,
}

const display = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
}

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => records.pointer,
})

export const crashReporter = { start() {}, getUploadToServer: () => false }
export const safeStorage = { isEncryptionAvailable: () => false }

/** Engines are started by fork, as on the command line. */
export const utilityProcess = undefined
