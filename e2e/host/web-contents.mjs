// Electron's `webContents`: the main process's end of a page that runs in a browser.
import { EventEmitter } from 'node:events'
import { ipcMain } from './ipc-main.mjs'
import { decode, encode } from './page/codec.mjs'
import { session } from './session.mjs'

let count = 0

export class WebContents extends EventEmitter {
  /** Told when the app wants a page loaded anew. @type {(contents: WebContents) => void} */
  static onReload = () => {}

  id = ++count
  /** Where the app believes its page to lie, e.g. `parley://app/index.html`. */
  url = ''
  session = session.defaultSession
  /** @type {import('./web-socket.mjs').WebSocketEnd | null} */
  #page = null
  #destroyed = false
  #muted = false

  /** @returns {object} the frame that messages of the page come from, and the only one there is */
  get mainFrame() {
    return { url: this.url, origin: new URL(this.url).origin, parent: null, routingId: this.id }
  }

  /** Its page begins to load, for the first time or anew. */
  navigates() {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
  }

  /** Its page's process ends by itself, as far as the app can tell; the page that the browser has is cut off. */
  crash() {
    this.#page?.close()
    this.#page = null
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
  }

  /** @param {import('./web-socket.mjs').WebSocketEnd} page the page's connection; a reload brings a new one */
  attach(page) {
    this.#page?.close()
    this.#page = page
  }

  /** @param {import('./web-socket.mjs').WebSocketEnd} page */
  detach(page) {
    if (this.#page === page) this.#page = null
  }

  /** @param {Uint8Array} bytes a message of the page */
  receive(bytes) {
    const message = decode(bytes)
    const frame = this.mainFrame
    const event = { sender: this, senderFrame: frame, frameId: this.id, processId: process.pid }
    if (message.kind === 'loaded') this.emit('did-finish-load', {})
    if (message.kind === 'send') {
      this.emit('ipc-message', event, message.channel, ...message.args)
      ipcMain.emit(message.channel, event, ...message.args)
    }
    if (message.kind === 'invoke') void this.#answer(message, event)
  }

  /** @param {{ id: number, channel: string, args: unknown[] }} invocation @param {object} event */
  async #answer({ id, channel, args }, event) {
    try {
      const value = await ipcMain.answer(channel, event, args)
      this.#page?.send(encode({ kind: 'result', id, value }))
    } catch (error) {
      const text = `Error invoking remote method '${channel}': ${String(error)}`
      this.#page?.send(encode({ kind: 'failure', id, error: text }))
    }
  }

  /** What is sent before a page is there is lost, as it is in Electron. @param {string} channel */
  send(channel, /** @type {unknown[]} */ ...args) {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    this.#page?.send(encode({ kind: 'event', channel, args }))
  }

  /** The window is gone: its page may not talk any more. */
  destroy() {
    this.#destroyed = true
    this.#page?.close()
    this.#page = null
    this.emit('destroyed')
  }

  getURL() {
    return this.url
  }
  isDestroyed() {
    return this.#destroyed
  }
  isLoading() {
    return this.#page === null
  }
  isCrashed() {
    return false
  }
  isFocused() {
    return true
  }
  isAudioMuted() {
    return this.#muted
  }
  /** @param {boolean} muted */
  setAudioMuted(muted) {
    this.#muted = muted
  }
  setWindowOpenHandler() {}
  setZoomFactor() {}
  getZoomFactor() {
    return 1
  }
  setBackgroundThrottling() {}
  setVisualZoomLevelLimits() {}
  setIgnoreMenuShortcuts() {}
  openDevTools() {}
  closeDevTools() {}
  focus() {}
  reload() {
    WebContents.onReload(this)
  }
  getUserAgent() {
    return 'host'
  }
}
