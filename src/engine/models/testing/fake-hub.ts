// A stand-in for the model hub, for tests: lists a repository, redirects to another host, states checksums, serves ranges,
// and breaks off or throttles on request.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export class FakeHub {
  /** What was asked for: `GET /file bytes=5-`. */
  readonly requests: string[] = []
  content: Buffer = Buffer.from('the weights of a model, as the hub has them')
  /** Overrides the stated checksum; null states none. */
  linkedEtag: string | null | undefined
  /** Break the connection after so many bytes, this many times. */
  breaks: { afterBytes: number; times: number } = { afterBytes: 0, times: 0 }
  /** `silent` never answers, `stalls` sends a first byte and no more. */
  mood: 'fine' | 'silent' | 'stalls' | 'missing' | 'elsewhere' = 'fine'

  /** So many answers are "too many requests" first. */
  throttles = 0
  /** What `/api/models/…` answers; nothing is a repository that does not exist. */
  repository: unknown

  private readonly server = createServer((request, response) => this.answer(request, response))
  /** Where the weights lie, as with the real one: under another name than the hub. */
  private readonly storage = createServer((request, response) => this.answer(request, response))

  /** Of the hub; stays the same when it goes down. */
  base = ''
  /** Of the file. */
  address = ''
  private storageAddress = ''

  async listen(): Promise<void> {
    this.base = `http://127.0.0.1:${await listenOn(this.server, '127.0.0.1')}`
    this.storageAddress = `http://localhost:${await listenOn(this.storage, 'localhost')}/storage/file.bin`
    this.address = `${this.base}/model/resolve/main/file.bin`
  }

  async close(): Promise<void> {
    for (const server of [this.server, this.storage]) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }

  get sha256(): string {
    return createHash('sha256').update(this.content).digest('hex')
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { range = '' } = request.headers
    this.requests.push(`${request.method} ${request.url} ${range}`.trim())
    if (this.mood === 'silent') return
    if (this.throttles > 0) {
      this.throttles--
      return void response.writeHead(429, { 'retry-after': '0' }).end()
    }
    if (request.url?.startsWith('/api/')) {
      if (this.repository === undefined) return void response.writeHead(401).end()
      return void response.end(JSON.stringify(this.repository))
    }
    if (this.mood === 'missing') return void response.writeHead(404).end()
    if (this.mood === 'elsewhere')
      return void response.writeHead(302, { location: 'http://example.org/x' }).end()
    if (request.url !== '/storage/file.bin') {
      const etag = this.linkedEtag === undefined ? `"${this.sha256}"` : this.linkedEtag
      const stated =
        etag === null ? {} : { 'x-linked-etag': etag, 'x-linked-size': this.content.length }
      return void response.writeHead(302, { location: this.storageAddress, ...stated }).end()
    }
    const start = Number(/bytes=(\d+)-/.exec(range)?.[1] ?? 0)
    if (start >= this.content.length) return void response.writeHead(416).end()
    const rest = this.content.subarray(start)
    response.writeHead(range ? 206 : 200, { 'content-length': rest.length, etag: '"storage"' })
    if (this.mood === 'stalls') return void response.write(rest.subarray(0, 1))
    if (this.breaks.times > 0 && (range || start === 0)) {
      this.breaks.times--
      response.write(rest.subarray(0, this.breaks.afterBytes))
      setTimeout(() => response.destroy(), 200) // read by then, on a busy machine too
      return
    }
    response.end(rest)
  }
}

async function listenOn(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}
