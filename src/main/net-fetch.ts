// Downloads through Chromium's network stack: it knows the system's proxy, its scripts and its passwords. Node's own
// fetch knows none of these.
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** The part of Electron's `net` that is used. */
export interface NetPort {
  request(options: ClientRequestConstructorOptions): ClientRequest
}

export interface NetFetchOptions {
  headers: Record<string, string>
  signal: AbortSignal
}

/**
 * Like `fetch(url, { redirect: 'manual' })`, with which net.fetch fails (electron/electron#43715, closed as intended):
 * a redirect is an answer like any other, whose headers the hub's checksum stands in.
 * @throws what the network says, as `net::ERR_…`; the reason of `signal`
 */
export async function fetchByNet(
  net: NetPort,
  url: URL,
  { headers, signal }: NetFetchOptions,
): Promise<Response> {
  signal.throwIfAborted()
  const request = net.request({
    url: url.href,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    headers,
  })
  const abort = (): void => request.abort()
  signal.addEventListener('abort', abort, { once: true })
  request.once('close', () => signal.removeEventListener('abort', abort))
  return await new Promise<Response>((resolve, reject) => {
    request.once('redirect', (status, _method, _url, answered) => {
      resolve(new Response(null, { status, headers: flat(answered) }))
      request.abort() // not followed here: the caller looks at where it leads first
    })
    request.once('response', (response) => resolve(asResponse(response)))
    request.on('error', reject) // after an answer, the body's stream tells
    request.once('abort', () => reject(signal.aborted ? (signal.reason as Error) : ABORTED))
    request.end()
  })
}

const ABORTED = new DOMException('the request was ended', 'AbortError')

function asResponse(message: IncomingMessage): Response {
  const { statusCode: status, headers } = message
  // Electron's message is a Readable, which its types do not say (lib/common/api/net-client-request.ts).
  const body = Readable.toWeb(message as unknown as Readable) as ReadableStream<Uint8Array>
  return new Response(body as unknown as BodyInit, { status, headers: flat(headers) })
}

function flat(headers: Record<string, string | string[]>): Headers {
  const all = new Headers()
  for (const [name, values] of Object.entries(headers))
    for (const value of [values].flat()) all.append(name, value)
  return all
}
