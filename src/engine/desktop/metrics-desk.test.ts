import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { spokenTurn } from '../figures/metrics/testing/turn-stories.ts'
import { MetricsDesk } from './metrics-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-metrics-'))
const tokenFile = join(folder, 'metrics-token')
const desks: MetricsDesk[] = []

function open(metrics: boolean, metricsPort = 0) {
  const settings = { metrics, metricsPort }
  const desk = new MetricsDesk({
    tokenFile,
    settings: () => settings,
    keeper: () => ({ health: [], engine: undefined }),
  })
  desks.push(desk)
  desk.follow()
  return { desk, settings }
}

/** @param withToken as a Prometheus that was told of the file */
async function scrape(desk: MetricsDesk, withToken = true): Promise<string | number> {
  const state = await desk.state()
  if (state.at !== 'on') throw new Error(`metrics are ${state.at}`)
  const token = readFileSync(state.tokenFile, 'utf8').trim()
  const headers = withToken ? { authorization: `Bearer ${token}` } : undefined
  const answer = await fetch(state.url, headers ? { headers } : {})
  return answer.ok ? await answer.text() : answer.status
}

describe('MetricsDesk', () => {
  afterEach(async () => {
    await Promise.all(desks.splice(0).map((desk) => desk.close()))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('given settings as they come, then nothing is served and there is no token', async () => {
    const { desk } = open(false)
    expect(await desk.state()).toEqual({ at: 'off' })
    expect(() => statSync(tokenFile)).toThrow()
  })

  it('given it is turned on, then turns are told to who knows the token, in a file of the user alone', async () => {
    const { desk, settings } = open(false)
    settings.metrics = true
    desk.follow()
    await desk.state()
    for (const event of spokenTurn(1)) desk.event(event)
    expect(await scrape(desk)).toContain('parley_turns_total{outcome="answered"} 1')
    expect(await scrape(desk, false)).toBe(401)
    if (process.platform !== 'win32') expect(statSync(tokenFile).mode & 0o077).toBe(0)
    const token = readFileSync(tokenFile, 'utf8')
    settings.metrics = false
    desk.follow()
    expect(await desk.state()).toEqual({ at: 'off' })
    settings.metrics = true
    desk.follow()
    expect(await scrape(desk)).toContain('parley_turns_total{outcome="answered"} 0') // from when it was turned on
    expect(readFileSync(tokenFile, 'utf8')).toBe(token)
  })

  it('given a port that is taken, then it says so and serves once another is chosen', async () => {
    const first = await open(true).desk.state()
    const port = Number(first.at === 'on' && new URL(first.url).port)
    const { desk, settings } = open(true, port)
    expect(await desk.state()).toMatchObject({
      at: 'refused',
      reason: expect.stringContaining('it is taken') as string,
    })
    settings.metricsPort = 0
    desk.follow()
    expect(await desk.state()).toMatchObject({ at: 'on' })
  })
})
