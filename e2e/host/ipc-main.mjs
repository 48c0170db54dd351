// Electron's `ipcMain`: handlers for what is invoked, listeners for what is sent.
import { EventEmitter } from 'node:events'

/** @typedef {(event: object, ...args: unknown[]) => unknown} Handler */

class HostIpcMain extends EventEmitter {
  /** @type {Map<string, Handler>} */
  #handlers = new Map()

  /** @param {string} channel @param {Handler} handler */
  handle(channel, handler) {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, handler)
  }

  /** @param {string} channel @param {Handler} handler */
  handleOnce(channel, handler) {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  /** @param {string} channel */
  removeHandler(channel) {
    this.#handlers.delete(channel)
  }

  /**
   * Runs the handler of an invocation.
   * @param {string} channel
   * @param {object} event
   * @param {unknown[]} args
   */
  async answer(channel, event, args) {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return await handler(event, ...args)
  }
}

export const ipcMain = new HostIpcMain()
ipcMain.setMaxListeners(0)
