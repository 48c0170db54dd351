import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { fetchByNet, type NetPort } from './net-fetch.ts'

/** Stands in for Electron's ClientRequest: what it does is told by `act` once the request is sent. */
class FakeRequest extends EventEmitter {
  isAborted = false
  constructor(private readonly act: (request: FakeRequest) => void) {
    super()
  }
  end(): void {
    queueMicrotask(() => this.act(this))
  }
  abort(): void {
    this.isAborted = true
    this.emit('abort')
    this.emit('close')
  }
}

function room(act: (request: FakeRequest) => void) {
  const asked: object[] = []
  const request = new FakeRequest(act)
  const net = {
    request: (options: object) => {
      asked.push(options)
      return request
    },
  } as unknown as NetPort
  const { signal } = new AbortController()
  return { net, request, asked, signal }
}

const url = new URL('https://hub.example/model.gguf')

describe('fetchByNet', () => {
  it('given an answer, gives status, headers and the bytes as they come', async () => {
    const { net, asked, signal } = room((request) => {
      const body = Readable.from([Buffer.from('GG'), Buffer.from('UF')])
      const headers = { 'content-length': ['4'], etag: '"x"' }
      request.emit('response', Object.assign(body, { statusCode: 206, headers }))
    })
    const response = await fetchByNet(net, url, { headers: { range: 'bytes=8-' }, signal })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-length')).toBe('4')
    expect(await response.text()).toBe('GGUF')
    expect(asked).toEqual([
      expect.objectContaining({ redirect: 'manual', headers: { range: 'bytes=8-' } }),
    ])
  })

  it("given a redirect, gives it with the hub's checksum, and does not follow", async () => {
    const { net, request, signal } = room((sent) =>
      sent.emit('redirect', 302, 'GET', 'https://cdn.example/x', {
        location: ['https://cdn.example/x'],
        'x-linked-etag': ['"abc"'],
      }),
    )
    const response = await fetchByNet(net, url, { headers: {}, signal })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('https://cdn.example/x')
    expect(response.headers.get('x-linked-etag')).toBe('"abc"')
    expect(request.isAborted).toBe(true)
  })

  it('given a network that fails, throws what it says', async () => {
    const { net, signal } = room((sent) =>
      sent.emit('error', new Error('net::ERR_PROXY_CONNECTION_FAILED')),
    )
    await expect(fetchByNet(net, url, { headers: {}, signal })).rejects.toThrow('ERR_PROXY')
  })

  it('given an abort before the answer, ends the request and throws its reason', async () => {
    const controller = new AbortController()
    const { net, request } = room(() => controller.abort(new Error('paused')))
    const { signal } = controller
    await expect(fetchByNet(net, url, { headers: {}, signal })).rejects.toThrow('paused')
    expect(request.isAborted).toBe(true)
  })
})
