// Electron's `BrowserWindow`: a page that a browser shows at the URL the host announces.
import { EventEmitter } from 'node:events'
import { app, preventable } from './app.mjs'
import { WebContents } from './web-contents.mjs'

const DEFAULT_BOUNDS = { x: 0, y: 0, width: 800, height: 600 }

export class BrowserWindow extends EventEmitter {
  /** Told when a window wants its page shown. @type {(window: BrowserWindow) => void} */
  static onLoad = () => {}

  static getAllWindows() {
    return [...app.windows]
  }
  static getFocusedWindow() {
    return app.windows.find((window) => window.isFocused()) ?? null
  }
  /** @param {WebContents} contents */
  static fromWebContents(contents) {
    return app.windows.find((window) => window.webContents === contents) ?? null
  }
  /** @param {number} id */
  static fromId(id) {
    return app.windows.find((window) => window.id === id) ?? null
  }

  webContents = new WebContents()
  id = this.webContents.id
  #visible
  #focused = true
  #minimized = false
  #maximized = false
  #bounds

  /** @param {import('electron').BrowserWindowConstructorOptions} [options] */
  constructor(options = {}) {
    super()
    this.options = options
    this.#visible = options.show !== false
    const { x = 0, y = 0, width = DEFAULT_BOUNDS.width, height = DEFAULT_BOUNDS.height } = options
    this.#bounds = { x, y, width, height }
    app.windows.push(this)
    queueMicrotask(() => app.emit('browser-window-created', {}, this))
    app.emit('web-contents-created', {}, this.webContents)
  }

  /** @param {string} url of a scheme that the app handles; resolves when a browser has loaded it */
  async loadURL(url) {
    this.webContents.url = url
    const loaded = new Promise((resolve) => this.webContents.once('did-finish-load', resolve))
    BrowserWindow.onLoad(this)
    await loaded
    this.emit('ready-to-show')
  }

  /** Asks for the window's end; a listener of `close` may refuse. */
  close() {
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy() {
    if (this.isDestroyed()) return
    app.windows.splice(app.windows.indexOf(this), 1)
    this.webContents.destroy()
    this.emit('closed')
    if (app.windows.length === 0) app.emit('window-all-closed')
  }

  isDestroyed() {
    return !app.windows.includes(this)
  }

  show() {
    this.#visible = true
    this.emit('show')
    this.focus()
  }
  showInactive() {
    this.#visible = true
    this.emit('show')
  }
  hide() {
    this.#visible = false
    this.emit('hide')
  }
  focus() {
    this.#focused = true
    this.emit('focus')
  }
  blur() {
    this.#focused = false
    this.emit('blur')
  }
  minimize() {
    this.#minimized = true
    this.emit('minimize')
  }
  restore() {
    this.#minimized = false
    this.emit('restore')
  }
  maximize() {
    this.#maximized = true
    this.emit('maximize')
  }
  unmaximize() {
    this.#maximized = false
    this.emit('unmaximize')
  }
  isVisible() {
    return this.#visible
  }
  isFocused() {
    return this.#visible && this.#focused
  }
  isMinimized() {
    return this.#minimized
  }
  isMaximized() {
    return this.#maximized
  }
  isFullScreen() {
    return false
  }
  getBounds() {
    return { ...this.#bounds }
  }
  getNormalBounds() {
    return { ...this.#bounds }
  }
  /** @param {Partial<typeof DEFAULT_BOUNDS>} bounds */
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
  }
  setTitle() {}
  setIcon() {}
  setMenu() {}
  setMenuBarVisibility() {}
  removeMenu() {}
  setMinimumSize() {}
  setBackgroundColor() {}
  setTitleBarOverlay() {}
  setAlwaysOnTop() {}
  setVisibleOnAllWorkspaces() {}
  /** Whether clicks go to what lies below. */
  clickedThrough = false
  /** @param {boolean} ignore */
  setIgnoreMouseEvents(ignore) {
    this.clickedThrough = ignore
  }
  /** @param {boolean} on */
  setFullScreen(on) {
    if (!on) queueMicrotask(() => this.emit('leave-full-screen'))
  }
  setSkipTaskbar() {}
  setProgressBar() {}
  setOverlayIcon() {}
  moveTop() {}
  flashFrame() {}
}
