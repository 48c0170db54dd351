// `fetch` over Node's own HTTP client, which tells how long the connection took and ends with its socket.
import { request as httpRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https'

/** What one request took, in ms. */
export interface RequestTimes {
  /** To open the connection; 0 where one was open; null before that. */
  connectionMs: number | null
  /** From the request to the first byte of what it was answered with; null before that. */
  firstByteMs: number | null
}

export interface TimedFetchOptions {
  connections: Connections
  times: RequestTimes
  /** An answer that is longer is broken off. */
  mostBytes: number
  /** The library wants a key; a server that needs none gets none. */
  withoutKey?: true
  nowMs?: () => number
}

/** Everything else that a client library would tell of itself and of this computer stays here. */
const HEADERS = new Set(['accept', 'authorization', 'content-type'])
/** Behind the mark that ends a streamed answer comes nothing but the end of the connection's turn. */
const END_MS = 250

/** Connections to one server, kept open between requests. */
export class Connections {
  private readonly http = new HttpAgent({ keepAlive: true, maxFreeSockets: 2 })
  private readonly https = new HttpsAgent({ keepAlive: true, maxFreeSockets: 2 })

  agentFor(protocol: string): HttpAgent {
    return protocol === 'https:' ? this.https : this.http
  }

  /** Whether one is open and free. */
  get isWarm(): boolean {
    return [this.http, this.https].some(({ freeSockets }) =>
      Object.values(freeSockets).some((sockets) => (sockets?.length ?? 0) > 0),
    )
  }

  /** Closes those that nobody uses: the server may have done so already. */
  closeFree(): void {
    for (const { freeSockets } of [this.http, this.https])
      for (const sockets of Object.values(freeSockets))
        for (const socket of sockets ?? []) socket.destroy()
  }

  close(): void {
    this.http.destroy()
    this.https.destroy()
  }
}

/**
 * A `fetch` for one request: it follows no redirect (the words are meant for the host that was named), sends no header but
 * what the request needs, and an abort closes the socket, so that the server can stop its work.
 * @throws as fetch does, with `cause.code` where the connection failed
 */
export function timedFetch(options: TimedFetchOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer())
    const response = await send(request, body, options)
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400) {
      response.destroy()
      throw new TypeError('fetch failed', { cause: { code: 'REDIRECTED' } })
    }
    const type = response.headers['content-type']
    return new Response(status === 204 ? null : bodyOf(response, options), {
      status,
      headers: type === undefined ? {} : { 'content-type': type },
    })
  }
}

async function send(
  request: Request,
  body: Buffer | undefined,
  options: TimedFetchOptions,
): Promise<IncomingMessage> {
  try {
    return await sendOnce(request, body, options)
  } catch (error) {
    // The server closed a connection that had been open for long, at the moment at which it was used again.
    if (!(error instanceof StaleConnection)) throw error
    options.connections.closeFree()
    return await sendOnce(request, body, options)
  }
}

class StaleConnection extends Error {}

function sendOnce(
  request: Request,
  body: Buffer | undefined,
  { connections, times, withoutKey, nowMs = () => performance.now() }: TimedFetchOptions,
): Promise<IncomingMessage> {
  const url = new URL(request.url)
  const isSecure = url.protocol === 'https:'
  const headers = Object.fromEntries([...request.headers].filter(([name]) => HEADERS.has(name)))
  if (withoutKey) delete headers['authorization']
  const sentMs = nowMs()
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? httpsRequest : httpRequest)(url, {
      method: request.method,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      agent: connections.agentFor(url.protocol),
    })
    const { signal } = request
    const onAbort = (): void => void outgoing.destroy()
    signal.addEventListener('abort', onAbort, { once: true })
    outgoing.once('close', () => signal.removeEventListener('abort', onAbort))
    if (signal.aborted) onAbort()
    outgoing.on('socket', (socket) => {
      if (outgoing.reusedSocket) return void (times.connectionMs = 0)
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        times.connectionMs = nowMs() - sentMs
      })
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) return reject(signal.reason as Error)
      const isStale =
        outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      reject(isStale ? new StaleConnection() : new TypeError('fetch failed', { cause: error }))
    })
    outgoing.on('response', (response) => {
      response.on('error', () => {}) // whoever reads the answer meets it there
      response.once('readable', () => (times.firstByteMs ??= nowMs() - sentMs))
      resolve(response)
    })
    outgoing.end(body)
  })
}

function bodyOf(response: IncomingMessage, { mostBytes }: TimedFetchOptions): ReadableStream {
  const chunks = response.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>
  let bytes = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value }: IteratorResult<Buffer, undefined> = await chunks.next()
      if (done) return controller.close()
      bytes += value.length
      if (bytes > mostBytes) {
        response.destroy()
        throw new TypeError('fetch failed', { cause: { code: 'TOO_LONG' } })
      }
      controller.enqueue(value)
    },
    /** What is not wanted is read to its end if that is near, which keeps the connection; else it is closed. */
    cancel() {
      if (response.readableEnded || response.destroyed) return
      const timer = setTimeout(() => response.destroy(), END_MS)
      response.once('close', () => clearTimeout(timer))
      response.resume()
    },
  })
}
