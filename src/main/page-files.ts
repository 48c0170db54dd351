// The page's files over our own scheme: from one folder only, each with its type and the rules it lives under.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { HEADER_POLICY } from '../shared/window/page-policy.ts'

export const PAGE_SCHEME = 'parley'
export const PAGE_ORIGIN = 'parley://app'
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`
export const OVERLAY_URL = `${PAGE_ORIGIN}/overlay.html`

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
}

/** Path of the file that `url` names below `folder`; undefined for what is not ours or leads out of it. */
export function pageFile(folder: string, url: string): string | undefined {
  const { protocol, host, pathname } = new URL(url)
  if (protocol !== `${PAGE_SCHEME}:` || host !== 'app') return undefined
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\')) return undefined
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : undefined
}

/** `folder` as a handler for Electron's `protocol.handle`. */
export function pageServer(folder: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    const file = pageFile(folder, url)
    if (!file || (method !== 'GET' && method !== 'HEAD')) return refuse(403)
    try {
      const body = await readFile(file)
      return new Response(method === 'HEAD' ? null : body, { headers: headersOf(file) })
    } catch {
      return refuse(404)
    }
  }
}

function headersOf(file: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-security-policy': HEADER_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  }
}

function refuse(status: number): Response {
  return new Response(null, {
    status,
    headers: { 'content-security-policy': "default-src 'none'" },
  })
}
