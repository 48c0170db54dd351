// Answers /metrics and /health on loopback, to this computer and to nobody else.
import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CodedError } from '../../../../shared/coded-error.ts'
import type { Metrics } from './metrics.ts'

const ADDRESS = '127.0.0.1'
/**
 * Names of this computer. A page that had its own name resolved to 127.0.0.1 (DNS rebinding) asks under that name, and
 * gets nothing.
 */
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i
/** More than a Prometheus and a person need. */
const MOST_CONNECTIONS = 16
const REQUEST_WITHIN_MS = 5_000

export interface MetricsServer {
  /** As http://127.0.0.1:PORT. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1.
 * @param options.port 0 takes a free one
 * @param options.token asked for as `Authorization: Bearer TOKEN`; without one whoever is on this computer may read
 * @throws CodedError usage where the port cannot be had
 */
export async function serveMetrics(
  metrics: Metrics,
  options: { port: number; token?: string | undefined },
): Promise<MetricsServer> {
  const server = createServer(
    { requestTimeout: REQUEST_WITHIN_MS, headersTimeout: REQUEST_WITHIN_MS },
    (request, response) => void answer(request, response, metrics, options.token),
  )
  server.maxConnections = MOST_CONNECTIONS
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${ADDRESS}:${port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen(port, ADDRESS)
    await once(server, 'listening')
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? 'it is taken'
        : (error as Error).message
    const text = `metrics cannot be served on port ${port}: ${why}; take another one`
    throw new CodedError('usage', text, { cause: error })
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: Metrics,
  token: string | undefined,
): Promise<void> {
  const say = (status: number, type: string, body: string): void => {
    const headers = {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(status === 405 && { allow: 'GET, HEAD' }),
    }
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
  }
  const refuse = (status: number, why: string): void => say(status, 'text/plain', `${why}\n`)
  const { method, headers, url = '/' } = request
  const [path] = url.split('?')
  if (!OWN_HOST.test(headers.host ?? '')) return refuse(403, 'ask by the name of this computer')
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'GET only')
  if (token !== undefined && !isToken(headers.authorization, token))
    return refuse(401, 'the token is missing or wrong')
  try {
    if (path === '/metrics') return say(200, metrics.contentType, await metrics.text())
    if (path !== '/health') return refuse(404, '/metrics or /health')
    const health = metrics.health()
    say(health.status === 'failed' ? 503 : 200, 'application/json', `${JSON.stringify(health)}\n`)
  } catch (error) {
    refuse(500, (error as Error).message)
  }
}

/** Compared by their hashes, which are of one length, in a time that tells nothing. */
function isToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
