// A stand-in for the model hub, for tests: redirects, states checksums, serves ranges, breaks off on request.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export class FakeHub {
  /** What was asked for: `GET /file bytes=5-`. */
  readonly requests: string[] = []
  content = Buffer.from('the weights of a model, as the hub has them')
  /** Overrides the stated checksum; null states none. */
  linkedEtag: string | null | undefined
  /** Break the connection after so many bytes, this many times. */
  breaks: { afterBytes: number; times: number } = { afterBytes: 0, times: 0 }
  /** `silent` never answers, `stalls` sends a first byte and no more. */
  mood: 'fine' | 'silent' | 'stalls' | 'missing' | 'elsewhere' = 'fine'

  private readonly server = createServer((request, response) => this.answer(request, response))

  /** Of the file; stays the same when the hub goes down. */
  address = ''

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const { port } = this.server.address() as AddressInfo
    this.address = `http://127.0.0.1:${port}/model/resolve/main/file.bin`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  get sha256(): string {
    return createHash('sha256').update(this.content).digest('hex')
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { range = '' } = request.headers
    this.requests.push(`${request.method} ${request.url} ${range}`.trim())
    if (this.mood === 'silent') return
    if (this.mood === 'missing') return void response.writeHead(404).end()
    if (this.mood === 'elsewhere')
      return void response.writeHead(302, { location: 'http://example.org/x' }).end()
    if (request.url !== '/storage/file.bin') {
      const etag = this.linkedEtag === undefined ? `"${this.sha256}"` : this.linkedEtag
      const stated =
        etag === null ? {} : { 'x-linked-etag': etag, 'x-linked-size': this.content.length }
      return void response.writeHead(302, { location: '/storage/file.bin', ...stated }).end()
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
