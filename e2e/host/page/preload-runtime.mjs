// What a sandboxed preload script finds when it requires electron, in a page that Electron does not show.
/// <reference lib="dom" />
import { decode, encode } from './codec.mjs'

/** @typedef {(event: object, ...args: unknown[]) => void} Listener */

const page = encodeURIComponent(location.pathname)
const socket = new WebSocket(`ws://${location.host}/__host/ipc?page=${page}`)
socket.binaryType = 'arraybuffer'

/** @type {Uint8Array<ArrayBuffer>[]} */
const waiting = []
/** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
const invoked = new Map()
/** @type {Map<string, Set<Listener>>} */
const listeners = new Map()
let invocations = 0

socket.onopen = () => {
  for (const bytes of waiting.splice(0)) socket.send(bytes)
}
socket.onmessage = (/** @type {MessageEvent<ArrayBuffer>} */ { data }) =>
  receive(decode(new Uint8Array(data)))
addEventListener('load', () => post({ kind: 'loaded' }))

/** @param {object} message */
function post(message) {
  const bytes = encode(message)
  if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
  else waiting.push(bytes)
}

/** @param {any} message */
function receive(message) {
  if (message.kind === 'event') {
    const event = { sender: ipcRenderer, ports: [] }
    for (const listener of [...(listeners.get(message.channel) ?? [])]) {
      listener(event, ...message.args)
    }
    return
  }
  const waiter = invoked.get(message.id)
  invoked.delete(message.id)
  if (message.kind === 'result') waiter?.resolve(message.value)
  else waiter?.reject(new Error(message.error))
}

/** @type {(channel: string, listener: Listener) => object} */
const on = (channel, listener) => {
  const known = listeners.get(channel) ?? new Set()
  listeners.set(channel, known.add(listener))
  return ipcRenderer
}
/** @type {(channel: string, listener: Listener) => object} */
const off = (channel, listener) => {
  listeners.get(channel)?.delete(listener)
  return ipcRenderer
}

const ipcRenderer = {
  on,
  off,
  addListener: on,
  removeListener: off,
  /** @type {(channel: string, ...args: unknown[]) => void} */
  send: (channel, ...args) => post({ kind: 'send', channel, args }),
  /** @type {(channel: string, ...args: unknown[]) => Promise<unknown>} */
  invoke: (channel, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++invocations
      invoked.set(id, { resolve, reject })
      post({ kind: 'invoke', id, channel, args })
    }),
}

/**
 * What crosses Electron's bridge in a call: functions stay callable, everything else is a copy.
 * @param {unknown} value
 * @returns {unknown}
 */
function copied(value) {
  if (typeof value === 'function') {
    return (/** @type {unknown[]} */ ...args) => copied(value(...args.map(copied)))
  }
  return value instanceof Promise ? value.then(copied) : structuredClone(value)
}

/** @param {object} api its functions become callable copies, its data cannot be changed */
function exposed(api) {
  return Object.freeze(
    Object.fromEntries(Object.entries(api).map(([key, item]) => [key, copied(item)])),
  )
}

const electron = {
  ipcRenderer,
  contextBridge: {
    /** @type {(name: string, api: object) => void} */
    exposeInMainWorld: (name, api) => {
      Object.defineProperty(window, name, { value: exposed(api), enumerable: true })
    },
  },
  // A browser does not tell where a file lies.
  webUtils: { getPathForFile: () => '' },
}

/**
 * Runs a bundled preload script as the sandbox would: only electron can be required.
 * @param {(require: (name: string) => unknown, module: object, exports: object, process: object) => void} script
 * @param {{ platform: string, versions: object }} process
 */
export function runPreload(script, process) {
  const module = { exports: {} }
  /** @param {string} name */
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  script(require, module, module.exports, process)
}
