// IPC arguments as bytes and back: JSON, with typed arrays beside it as they are. Runs in the page and in the host.

/** What JSON has no form for and Electron's structured clone keeps. */
const VIEWS = { Float32Array, Float64Array, Int16Array, Int32Array, Uint8Array }

/** Typed arrays must begin at a multiple of their element's size. */
const ALIGNMENT = 8

/**
 * @typedef {keyof typeof VIEWS} ViewName
 * @typedef {(string | number)[]} Path
 * @typedef {{ path: Path, view?: ViewName, offset?: number, length?: number }} Hole a place in the JSON that its
 *   description fills: a typed array, or undefined where there is no `view`
 */

/**
 * @param {unknown} message plain data; typed arrays and undefined wherever they please
 * @returns {Uint8Array<ArrayBuffer>} little-endian u32 length of the header, JSON header, padding, the arrays' bytes
 */
export function encode(message) {
  /** @type {Hole[]} */
  const holes = []
  /** @type {Uint8Array[]} */
  const parts = []
  let offset = 0

  /** @type {(value: unknown, path: Path) => unknown} */
  const describe = (value, path) => {
    if (value === undefined) {
      holes.push({ path })
      return null
    }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      const name = value.constructor.name
      const view = /** @type {ViewName} */ (name in VIEWS ? name : 'Uint8Array')
      holes.push({ path, view, offset, length: bytes.length / VIEWS[view].BYTES_PER_ELEMENT })
      parts.push(bytes)
      offset += aligned(bytes.length)
      return null
    }
    if (Array.isArray(value)) return value.map((item, index) => describe(item, [...path, index]))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, describe(item, [...path, key])]),
    )
  }

  const value = describe(message, [])
  const header = new TextEncoder().encode(JSON.stringify({ value, holes }))
  const start = aligned(4 + header.length)
  const bytes = new Uint8Array(start + offset)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, 4)
  let at = start
  for (const part of parts) {
    bytes.set(part, at)
    at += aligned(part.length)
  }
  return bytes
}

/**
 * @param {Uint8Array} bytes from `encode`
 * @returns {any} an equal message; its typed arrays are its own
 */
export function decode(bytes) {
  const { buffer } = new Uint8Array(bytes)
  const headerLength = new DataView(buffer).getUint32(0, true)
  const { value, holes } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength)),
  )
  const start = aligned(4 + headerLength)
  const root = { value }
  for (const hole of /** @type {Hole[]} */ (holes)) {
    const path = ['value', ...hole.path]
    const key = /** @type {string} */ (path.pop())
    /** @type {any} */
    let parent = root
    for (const step of path) parent = parent[step]
    parent[key] = hole.view
      ? new VIEWS[hole.view](buffer, start + (hole.offset ?? 0), hole.length)
      : undefined
  }
  return root.value
}

/** @param {number} length */
function aligned(length) {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}
