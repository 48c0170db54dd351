// The host's web server: the app's own files by the app's own handler, the preload script, the page's IPC. Loopback only.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { allowConnection, preparePage } from './content-security-policy.mjs'
import { askScheme } from './session.mjs'
import { acceptWebSocket } from './web-socket.mjs'

const PRELOAD = '/__host/preload.mjs'
const PAGE_FILES = new Set(['codec.mjs', 'preload-runtime.mjs'])
const SCRIPT = { 'content-type': 'text/javascript', 'cache-control': 'no-store' }

/**
 * Begins to serve. Everything needs the token: in the first URL, then as a cookie. Each page says by its path whose
 * window it is: no two windows of the app show the same one.
 * @param {number} [port] 0: any that is free
 * @returns {Promise<{ show: (window: import('./browser-window.mjs').BrowserWindow) => string }>} `show` gives the URL
 *   at which a browser sees the window
 */
export async function serveWindows(port = 0) {
  const token = randomBytes(24).toString('base64url')
  /** By the path of the page. @type {Map<string, import('./browser-window.mjs').BrowserWindow>} */
  const shown = new Map()
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  const here = `127.0.0.1:${address.port}`
  const socketOrigin = `ws://${here}`
  const cookie = `parley-host-${address.port}`

  /**
   * A page of another origin knows neither the token nor can it send the cookie; a rebound name is not our host.
   * @param {import('node:http').IncomingMessage} request
   */
  function mayEnter(request) {
    const cookies = new URLSearchParams((request.headers.cookie ?? '').replaceAll('; ', '&'))
    const given = new URL(request.url ?? '/', `http://${here}`).searchParams.get('token')
    return request.headers.host === here && same(given ?? cookies.get(cookie) ?? '', token)
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async function answer(request, response) {
    if (!mayEnter(request)) return void response.writeHead(403).end()
    const { pathname } = new URL(request.url ?? '/', `http://${here}`)
    // A browser asks for it by itself, Electron does not.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end()
    const file = pathname.replace('/__host/', '')
    if (pathname === PRELOAD) return void response.writeHead(200, SCRIPT).end(preloadModule())
    if (PAGE_FILES.has(file)) {
      response.writeHead(200, SCRIPT)
      return void createReadStream(join(import.meta.dirname, 'page', file)).pipe(response)
    }
    const origin = new URL([...shown.values()][0]?.webContents.url ?? 'parley://app/')
    const answered = await askScheme(`${origin.protocol}//${origin.host}${pathname}`)
    const headers = Object.fromEntries(answered.headers)
    const policy = headers['content-security-policy']
    if (policy) headers['content-security-policy'] = allowConnection(policy, socketOrigin)
    const html = headers['content-type']?.startsWith('text/html')
    // As Chromium tells Electron, before anything of the new page is there.
    if (html) shown.get(pathname)?.webContents.navigates()
    if (html) headers['set-cookie'] = `${cookie}=${token}; HttpOnly; SameSite=Strict; Path=/`
    delete headers['content-length']
    response.writeHead(answered.status, headers)
    response.end(
      html
        ? preparePage(await answered.text(), socketOrigin, PRELOAD)
        : Buffer.from(await answered.arrayBuffer()),
    )
  }

  /** The app's preload script, unchanged, inside what a sandboxed one is given. */
  function preloadModule() {
    const path = [...shown.values()][0]?.options.webPreferences?.preload
    const script = path ? readFileSync(path, 'utf8') : ''
    const versions = { node: process.versions.node, electron: 'host', chrome: 'host' }
    const given = JSON.stringify({ platform: process.platform, versions })
    return (
      `import { runPreload } from './preload-runtime.mjs'\n` +
      `runPreload((require, module, exports, process) => {\n${script}\n}, ${given})\n`
    )
  }

  server.on('upgrade', (request, /** @type {import('node:net').Socket} */ socket) => {
    const asked = new URL(request.url ?? '/', `http://${here}`)
    const contents = shown.get(asked.searchParams.get('page') ?? '')?.webContents
    const own = request.headers.origin === `http://${here}` && asked.pathname === '/__host/ipc'
    if (!contents || !own || !mayEnter(request)) {
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    }
    const page = acceptWebSocket(request, socket, {
      onMessage: (message) => contents.receive(message),
      onClose: () => contents.detach(page),
    })
    contents.attach(page)
  })

  return {
    show(window) {
      const { pathname } = new URL(window.webContents.url)
      shown.set(pathname, window)
      return `http://${here}${pathname}?token=${token}`
    },
  }
}

/** @param {string} one @param {string} other */
function same(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
