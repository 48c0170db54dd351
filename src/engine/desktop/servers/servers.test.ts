import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import type { Endpoints } from '../../stages/endpoint/servers.ts'
import { answers, LyingServer } from '../../stages/endpoint/testing/lying-server.ts'
import { changedSettings } from '../settings/read-settings.ts'
import type { AskConsent } from './server-consent.ts'
import { ServerDesk } from './server-desk.ts'
import { fakeCipher } from './testing/fake-cipher.ts'

let folder: string
let keysFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-servers-'))
  keysFile = join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const HERE = 'http://localhost:1/v1'
const THERE = 'https://api.example.org/v1'

function desk(
  llm: Partial<Settings['servers']['llm']>,
  askConsent: AskConsent = async () => false,
) {
  const set = { ...DEFAULT_SETTINGS.servers.llm, ...llm }
  const servers = { ...DEFAULT_SETTINGS.servers, llm: set }
  let settings: Settings = { ...DEFAULT_SETTINGS, servers }
  const told: Endpoints[] = []
  const serverDesk = new ServerDesk(
    { places: { keysFile, clipFile: '' }, cipher: fakeCipher(), askConsent },
    { settings: () => settings, warn: () => {}, onChange: (endpoints) => told.push(endpoints) },
  )
  const change = (patch: Partial<Settings['servers']['llm']>): void => {
    settings = { ...settings, servers: { ...servers, llm: { ...set, ...patch } } }
    serverDesk.changed()
  }
  /** The page sends a change of settings. */
  const byPage = async (change: Partial<Settings>): Promise<Settings> =>
    await serverDesk.changeByPage(change, (allowed) => {
      settings = changedSettings(settings, allowed)
      serverDesk.changed()
      return settings
    })
  const page = async (patch: Partial<Settings['servers']['llm']>): Promise<Settings> =>
    await byPage({ servers: { ...settings.servers, llm: { ...settings.servers.llm, ...patch } } })
  return { serverDesk, told, change, byPage, page }
}

/** The user, asked by the system's dialog, says `yes` or no. */
function user(...answers: boolean[]) {
  const asked: string[] = []
  const ask: AskConsent = async ({ wants, stage, endpoint }) => {
    asked.push(`${wants} ${stage} ${endpoint.baseUrl}`)
    return answers.shift() ?? false
  }
  return { asked, ask }
}

it('given an address with a key in it, settings refuse it: their file is plain', () => {
  const llm = { ...DEFAULT_SETTINGS.servers.llm, address: 'http://user:secret@host/v1' }
  const servers = { ...DEFAULT_SETTINGS.servers, llm }
  expect(() => changedSettings(DEFAULT_SETTINGS, { servers })).toThrow('a key does not belong')
})

describe('ServerDesk', () => {
  it('uses no server unless one is turned on', () => {
    expect(desk({ address: HERE, model: 'm' }).serverDesk.endpoints).toEqual({})
  })

  it('uses one on this computer as soon as it is whole, with its key', () => {
    const { serverDesk } = desk({ isOn: true, address: HERE, model: 'm' })
    serverDesk.setKey({ stage: 'llm', address: HERE, model: 'm', voice: '', key: 'secret' })
    expect(serverDesk.endpoints).toEqual({ llm: { baseUrl: HERE, model: 'm', apiKey: 'secret' } })
    expect(desk({ isOn: true, address: HERE }).serverDesk.endpoints).toEqual({})
  })

  it('uses one elsewhere only after the user agreed to that very host', () => {
    const there = { isOn: true, address: THERE, model: 'm' }
    expect(desk(there).serverDesk.endpoints).toEqual({})
    expect(desk({ ...there, agreedHost: 'other.example.org' }).serverDesk.endpoints).toEqual({})
    const agreed = desk({ ...there, agreedHost: 'api.example.org' }).serverDesk.endpoints
    expect(agreed).toEqual({ llm: { baseUrl: THERE, model: 'm' } })
  })

  it('given a consent that the page sends by itself, asks the user, and without a yes has none', async () => {
    const { asked, ask } = user(false)
    const { page, told } = desk({ isOn: true, address: THERE, model: 'm' }, ask)
    const now = await page({ agreedHost: 'api.example.org' })
    expect(asked).toEqual([`use llm ${THERE}`])
    expect(now.servers.llm.agreedHost).toBeNull()
    expect(told).toEqual([])
  })

  it('given a yes, uses the server, and asks no more for what was agreed to', async () => {
    const { asked, ask } = user(true)
    const { page, byPage, told } = desk({ isOn: true, address: THERE, model: 'm' }, ask)
    const agreed = await page({ agreedHost: 'api.example.org' })
    expect(agreed.servers.llm.agreedHost).toBe('api.example.org')
    expect(told).toEqual([{ llm: { baseUrl: THERE, model: 'm' } }])
    expect((await page({ model: 'n' })).servers.llm.agreedHost).toBe('api.example.org')
    await byPage({ speed: 1.1 })
    expect(asked).toHaveLength(1)
    expect((await page({ agreedHost: null })).servers.llm.agreedHost).toBeNull()
    expect(told.at(-1)).toEqual({})
  })

  it.each([
    ['another host', 'https://evil.example.org/v1'],
    ['the same host, readable on the way', 'http://api.example.org/v1'],
  ])('given a consent and then %s, asks anew', async (_what, address) => {
    const { asked, ask } = user(true, false)
    const { page, serverDesk } = desk({ isOn: true, address: THERE, model: 'm' }, ask)
    await page({ agreedHost: 'api.example.org' })
    await page({ address, agreedHost: new URL(address).host })
    expect(asked).toEqual([`use llm ${THERE}`, `use llm ${address}`])
    expect(serverDesk.endpoints).toEqual({})
  })

  it('given a yes to an address that is another one by then, does not agree to that', async () => {
    let answer = (_yes: boolean): void => {}
    const ask: AskConsent = () => new Promise((resolve) => (answer = resolve))
    const { page, serverDesk } = desk({ isOn: true, address: THERE, model: 'm' }, ask)
    const agreeing = page({ agreedHost: 'api.example.org' })
    await page({ address: 'https://api.example.org/other', agreedHost: null })
    await expect(page({ agreedHost: 'api.example.org' })).rejects.toMatchObject({ code: 'usage' })
    answer(true)
    expect((await agreeing).servers.llm.agreedHost).toBeNull()
    expect(serverDesk.endpoints).toEqual({})
  })

  it('given servers that are no settings, refuses them and asks nobody', async () => {
    const { asked, ask } = user(true)
    const { byPage } = desk({}, ask)
    for (const servers of [null, 7, { llm: { agreedHost: 'x' } }, undefined])
      await expect(byPage({ servers: servers as never })).rejects.toMatchObject({ code: 'usage' })
    expect(asked).toEqual([])
  })

  it('given a server elsewhere to try, asks the user once per host, and after a no does not contact it', async () => {
    const there = {
      stage: 'llm' as const,
      address: 'http://host.invalid:9/v1',
      model: 'm',
      voice: '',
    }
    const refused = user(false)
    expect(await desk({}, refused.ask).serverDesk.try(there)).toEqual({
      works: false,
      text: 'host.invalid:9 was not asked: you said no',
    })
    const allowed = user(true)
    const { serverDesk } = desk({}, allowed.ask)
    for (let i = 0; i < 2; i++)
      expect((await serverDesk.try(there)).text).not.toContain('you said no')
    expect(allowed.asked).toEqual(['try llm http://host.invalid:9/v1'])
  })

  it('given a server to try that is agreed to, does not ask again', async () => {
    const { asked, ask } = user()
    const address = 'http://host.invalid:9/v1'
    const { serverDesk } = desk(
      { isOn: true, address, model: 'm', agreedHost: 'host.invalid:9' },
      ask,
    )
    await serverDesk.try({ stage: 'llm', address, model: 'm', voice: '' })
    expect(asked).toEqual([])
  })

  it('tells once of what is to be used from now on', () => {
    const { change, told } = desk({})
    change({ isOn: true, address: HERE, model: 'm' })
    change({ isOn: true, address: HERE, model: 'm' })
    change({ isOn: false })
    expect(told).toEqual([{ llm: { baseUrl: HERE, model: 'm' } }, {}])
  })

  it('tries a server with words of ours, and says what came of it', async () => {
    const server = new LyingServer()
    const address = await server.listen()
    try {
      server.behave = answers.chat(['Paris.'])
      const { serverDesk } = desk({})
      const asked = { stage: 'llm' as const, address, model: 'm', voice: '' }
      expect(await serverDesk.try(asked)).toMatchObject({
        works: true,
        text: expect.stringContaining('“Paris.”') as string,
      })
      server.behave = answers.status(401)
      expect(await serverDesk.try(asked)).toMatchObject({
        works: false,
        text: expect.stringContaining('refused the key') as string,
      })
      expect((await serverDesk.try({ ...asked, model: '' })).works).toBe(false)
    } finally {
      await server.close()
    }
  })
})
