// What the operating system would do for Electron: shortcuts, tray, menus, dialogs, clipboard, theme.
import { EventEmitter } from 'node:events'
import { records } from './records.mjs'

export const globalShortcut = {
  /** @param {string} accelerator @param {() => void} press */
  register(accelerator, press) {
    if (records.refuseShortcuts || records.shortcuts.has(accelerator)) return false
    records.shortcuts.set(accelerator, press)
    return true
  },
  /** @param {string} accelerator */
  isRegistered: (accelerator) => records.shortcuts.has(accelerator),
  /** @param {string} accelerator */
  unregister: (accelerator) => void records.shortcuts.delete(accelerator),
  unregisterAll: () => void records.shortcuts.clear(),
}

/** @typedef {{ label?: string, type?: string, click?: (...args: unknown[]) => void, submenu?: any, checked?: boolean, enabled?: boolean }} Item */

export class Menu {
  /** @param {Item[]} items */
  constructor(items = []) {
    this.items = items
  }
  /** @param {Item[]} template */
  static buildFromTemplate(template) {
    return new Menu(template.map((item) => ({ enabled: true, ...item })))
  }
  static setApplicationMenu() {}
  static getApplicationMenu() {
    return null
  }
  popup() {}
  closePopup() {}
}

export class Tray extends EventEmitter {
  /** @type {import('./host-records.ts').TrayRecord} */
  #record = { title: '', tooltip: '', items: [], destroyed: false }

  constructor() {
    super()
    records.trays.push(this.#record)
  }
  /** @param {Menu | null} menu */
  setContextMenu(menu) {
    this.#record.items = (menu?.items ?? []).map((item) => ({
      label: item.label ?? '',
      click: () => item.click?.(item, undefined, {}),
    }))
  }
  /** @param {string} text */
  setToolTip(text) {
    this.#record.tooltip = text
  }
  /** @param {string} text */
  setTitle(text) {
    this.#record.title = text
  }
  setImage() {}
  setPressedImage() {}
  setIgnoreDoubleClickEvents() {}
  popUpContextMenu() {}
  destroy() {
    this.#record.destroyed = true
  }
  isDestroyed() {
    return this.#record.destroyed
  }
}

/** @param {string} kind @param {unknown[]} args Electron's: an optional window, then the options */
function answered(kind, args) {
  records.dialogs.push({ kind, options: /** @type {object} */ (args.at(-1) ?? {}) })
  return {
    canceled: true,
    response: 0,
    filePaths: [],
    filePath: '',
    ...records.dialogAnswers.shift(),
  }
}

/** @param {string} kind */
function dialogOf(kind) {
  return async (/** @type {unknown[]} */ ...args) => answered(kind, args)
}

export const dialog = {
  showSaveDialog: dialogOf('save'),
  showOpenDialog: dialogOf('open'),
  showMessageBox: dialogOf('message'),
  /** @param {unknown[]} args */
  showMessageBoxSync: (...args) => answered('message', args).response,
  /** @param {string} title @param {string} content */
  showErrorBox: (title, content) =>
    void records.dialogs.push({ kind: 'error', options: { title, content } }),
}

export const clipboard = {
  /** @param {string} text */
  writeText: (text) => void (records.clipboard = text),
  readText: () => records.clipboard,
}

export const shell = {
  /** @param {string} url */
  openExternal: async (url) => void records.openedOutside.push(url),
  /** @param {string} path */
  openPath: async (path) => {
    records.openedOutside.push(path)
    return ''
  },
  /** @param {string} path */
  showItemInFolder: (path) => void records.openedOutside.push(path),
}

class HostTheme extends EventEmitter {
  shouldUseHighContrastColors = false
  get shouldUseDarkColors() {
    return records.theme === 'dark'
  }
  get themeSource() {
    return records.theme
  }
  /** @param {import('./host-records.ts').HostRecords['theme']} theme */
  set themeSource(theme) {
    records.theme = theme
    this.emit('updated')
  }
}

export const nativeTheme = new HostTheme()
