import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { spokenTurn } from '../testing/turn-stories.ts'
import { healthOf, type Health } from './health.ts'
import { Metrics } from './metrics.ts'
import { serveMetrics, type MetricsServer } from './serve-metrics.ts'

const servers: MetricsServer[] = []

async function serve(token?: string, engines: Health['engines'] = { stt: 'ready' }) {
  const metrics = new Metrics(() => healthOf(engines))
  for (const event of spokenTurn(1)) metrics.event(event)
  const server = await serveMetrics(metrics, { port: 0, token })
  servers.push(server)
  return server
}

function ask(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body,
        }),
      )
    })
    asked.on('error', reject).end()
  })
}

describe('serveMetrics', () => {
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  it('given no token, then /metrics and /health are answered on loopback', async () => {
    const { url } = await serve()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const metrics = await ask(`${url}/metrics`)
    expect(metrics).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' })
    expect(metrics.body).toContain('parley_voice_to_voice_seconds_count{llm="llama: small"} 1')
    const health = await ask(`${url}/health`)
    expect(health.status).toBe(200)
    expect(JSON.parse(health.body)).toEqual({ status: 'ok', engines: { stt: 'ready' } })
  })

  it('given an engine that failed, then /health says so by its status too', async () => {
    const { url } = await serve(undefined, { stt: 'ready', llm: 'failed' })
    const { status, body } = await ask(`${url}/health`)
    expect([status, JSON.parse(body)]).toEqual([
      503,
      { status: 'failed', engines: { stt: 'ready', llm: 'failed' } },
    ])
  })

  it('given a token, then only who sends it is answered', async () => {
    const { url } = await serve('abc123')
    for (const path of ['/metrics', '/health']) {
      expect((await ask(url + path)).status).toBe(401)
      expect((await ask(url + path, { authorization: 'Bearer abc124' })).status).toBe(401)
      expect((await ask(url + path, { authorization: 'Bearer abc123' })).status).toBe(200)
    }
  })

  it('given a page that had its own name resolved to this computer, then it gets nothing', async () => {
    const { url } = await serve()
    const { port } = new URL(url)
    expect(await ask(`${url}/metrics`, { host: `evil.example:${port}` })).toMatchObject({
      status: 403,
    })
    expect(await ask(`${url}/metrics`, { host: `localhost:${port}` })).toMatchObject({
      status: 200,
    })
    expect(await ask(`${url}/metrics`, { host: '127.0.0.1.evil.example' })).toMatchObject({
      status: 403,
    })
  })

  it('given other methods and paths, then they are refused', async () => {
    const { url } = await serve()
    expect((await ask(`${url}/metrics`, {}, 'POST')).status).toBe(405)
    expect((await ask(`${url}/`)).status).toBe(404)
    expect(await ask(`${url}/health`, {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })

  it('given a port that is taken, then one line says so', async () => {
    const { url } = await serve()
    const port = Number(new URL(url).port)
    await expect(serveMetrics(new Metrics(() => healthOf({})), { port })).rejects.toMatchObject({
      code: 'usage',
      message: `metrics cannot be served on port ${port}: it is taken; take another one`,
    })
  })
})
