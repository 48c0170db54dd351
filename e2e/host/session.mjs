// Electron's `session` and `protocol`: who may use what, which requests may leave, who answers for a scheme.
import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {(request: Request) => Response | Promise<Response>} SchemeHandler */

const MIME = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.mjs', 'text/javascript'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.wasm', 'application/wasm'],
])

/** @type {Map<string, SchemeHandler>} */
const schemes = new Map()

export const protocol = {
  registerSchemesAsPrivileged() {},
  /** @param {string} scheme @param {SchemeHandler} handler */
  handle: (scheme, handler) => void schemes.set(scheme, handler),
  /** @param {string} scheme */
  unhandle: (scheme) => void schemes.delete(scheme),
  /** @param {string} scheme */
  isProtocolHandled: (scheme) => schemes.has(scheme),
}

/**
 * @param {string} url of a scheme that the app handles
 * @returns {Promise<Response>} the app's own answer
 */
export async function askScheme(url) {
  const handler = schemes.get(new URL(url).protocol.slice(0, -1))
  if (!handler) return new Response(`nobody answers for ${url}`, { status: 404 })
  return await handler(new Request(url))
}

export const net = {
  /** @param {string | URL} url only of files: the app asks for nothing else */
  async fetch(url) {
    const path = fileURLToPath(url)
    const body = await readFile(path)
    const type = MIME.get(extname(path)) ?? 'application/octet-stream'
    return new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  },
  isOnline: () => false,
}

/** @typedef {(contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void} PermissionRequest */

class HostSession extends EventEmitter {
  protocol = protocol
  /** @type {PermissionRequest | null} */
  #permissionRequest = null
  /** @type {((details: object, answer: (decision: { cancel?: boolean }) => void) => void) | null} */
  #beforeRequest = null

  webRequest = {
    /** @param {...any} args an optional filter, then the listener or null */
    onBeforeRequest: (...args) => void (this.#beforeRequest = args.at(-1)),
    onHeadersReceived() {},
    onBeforeSendHeaders() {},
    onCompleted() {},
    onErrorOccurred() {},
  }

  /** @param {PermissionRequest | null} handler */
  setPermissionRequestHandler(handler) {
    this.#permissionRequest = handler
  }
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  setSpellCheckerEnabled() {}
  setSpellCheckerLanguages() {}
  async clearCache() {}
  async clearStorageData() {}
  async setProxy() {}
  getUserAgent() {
    return 'host'
  }

  /**
   * Whether the app would let a page use something.
   * @param {unknown} contents
   * @param {string} permission
   * @param {object} details
   * @returns {Promise<boolean>}
   */
  async allows(contents, permission, details) {
    const handler = this.#permissionRequest
    if (!handler) return true // Electron's own default
    return await new Promise((resolve) => handler(contents, permission, resolve, details))
  }

  /**
   * Whether the app would let a request leave.
   * @param {string} url
   * @returns {Promise<boolean>}
   */
  async lets(url) {
    const listener = this.#beforeRequest
    if (!listener) return true
    const details = { url, method: 'GET', resourceType: 'xhr' }
    return await new Promise((resolve) => listener(details, ({ cancel }) => resolve(!cancel)))
  }
}

export const session = {
  defaultSession: new HostSession(),
  fromPartition: () => session.defaultSession,
}
