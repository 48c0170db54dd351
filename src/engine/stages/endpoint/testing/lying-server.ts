// A server on loopback that answers as a test wants: truly, wrongly, late or not to the end.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AskedRequest {
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** Resolves when the connection is closed before the answer is whole. */
  brokenOff: Promise<void>
}

export type Behaviour = (response: ServerResponse) => void

export class LyingServer {
  readonly asked: AskedRequest[] = []
  /** What comes for `/models` is always well. */
  behave: Behaviour = answers.status(500)
  private readonly server = createServer((request, response) => void this.answer(request, response))

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Connections that are open now. */
  async connections(): Promise<number> {
    return await new Promise((resolve) =>
      this.server.getConnections((_error, count) => resolve(count)),
    )
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const path = request.url ?? ''
    if (path === '/v1/models') return void response.end('{"data":[]}')
    const brokenOff = new Promise<void>((resolve) =>
      response.once('close', () => {
        if (!response.writableEnded) resolve()
      }),
    )
    const body = Buffer.concat(chunks).toString('latin1')
    this.asked.push({ path, headers: request.headers, body, brokenOff })
    this.behave(response)
  }
}

/** One chunk of a streamed chat completion. */
export function chatChunk(content: string, finish: string | null = null): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`
}

const STREAM = { 'content-type': 'text/event-stream' }

/** What a server may do with a request. */
export const answers = {
  status:
    (status: number): Behaviour =>
    (response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":{}}'),
  html: (): Behaviour => (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html>Welcome to the router</html>'),
  json:
    (value: unknown): Behaviour =>
    (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(typeof value === 'string' ? value : JSON.stringify(value)),
  redirect:
    (location: string): Behaviour =>
    (response) =>
      response.writeHead(307, { location }).end(),
  /** A whole reply. */
  chat:
    (deltas: readonly string[]): Behaviour =>
    (response) => {
      response.writeHead(200, STREAM)
      for (const delta of deltas) response.write(chatChunk(delta))
      response.end(`${chatChunk('', 'stop')}data: [DONE]\n\n`)
    },
  /** So much of a reply, and then the connection is cut. */
  chatCut:
    (deltas: readonly string[]): Behaviour =>
    (response) => {
      response.writeHead(200, STREAM)
      for (const delta of deltas) response.write(chatChunk(delta))
      setTimeout(() => response.destroy(), 10)
    },
  /** So much of a reply, and then an end as if it were whole. */
  chatUnfinished:
    (deltas: readonly string[]): Behaviour =>
    (response) => {
      response.writeHead(200, STREAM)
      response.end(deltas.map((delta) => chatChunk(delta)).join(''))
    },
  /** So much of a reply, and then nothing any more. */
  chatStuck:
    (deltas: readonly string[]): Behaviour =>
    (response) => {
      response.writeHead(200, STREAM)
      for (const delta of deltas) response.write(chatChunk(delta))
    },
  /** Other text where events are expected. */
  streamed:
    (text: string): Behaviour =>
    (response) =>
      response.writeHead(200, STREAM).end(text),
  /** The same delta as long as somebody listens. */
  chatEndless:
    (delta: string): Behaviour =>
    (response) => {
      response.writeHead(200, STREAM)
      const timer = setInterval(() => response.write(chatChunk(delta)), 1)
      response.once('close', () => clearInterval(timer))
    },
  silence: (): Behaviour => () => {},
  sound:
    (chunks: readonly Buffer[], end: 'whole' | 'cut' | 'stuck' = 'whole'): Behaviour =>
    (response) => {
      response.writeHead(200, { 'content-type': 'audio/pcm' })
      for (const chunk of chunks) response.write(chunk)
      if (end === 'whole') response.end()
      if (end === 'cut') setTimeout(() => response.destroy(), 10)
    },
}
