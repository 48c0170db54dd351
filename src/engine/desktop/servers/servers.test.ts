import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/window/settings.ts'
import type { Endpoints } from '../../stages/endpoint/servers.ts'
import { answers, LyingServer } from '../../stages/endpoint/testing/lying-server.ts'
import { changedSettings } from '../settings/read-settings.ts'
import { KeyKeeper, type Cipher } from './key-keeper.ts'
import { ServerDesk } from './server-desk.ts'

let folder: string
let keysFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-servers-'))
  keysFile = join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Turns a text round: good enough to tell it from the plain one. */
function fakeCipher(isSafe = true): Cipher {
  const reversed = (text: string): string => [...text].reverse().join('')
  return { isSafe: () => isSafe, encrypt: reversed, decrypt: reversed }
}

const HERE = 'http://localhost:1/v1'
const THERE = 'https://api.example.org/v1'

describe('KeyKeeper', () => {
  it('keeps a key encrypted, for the next start too', async () => {
    const keys = new KeyKeeper(keysFile, fakeCipher(), () => {})
    keys.set('llm', HERE, 'secret')
    expect(keys.state('llm', HERE)).toBe('kept')
    await keys.written()
    expect(readFileSync(keysFile, 'utf8')).not.toContain('secret')
    const later = new KeyKeeper(keysFile, fakeCipher(), () => {})
    later.load()
    expect(later.keyFor('llm', HERE)).toBe('secret')
  })

  it('gives a key to no other server, and to no other part', () => {
    const keys = new KeyKeeper(keysFile, fakeCipher(), () => {})
    keys.set('llm', THERE, 'secret')
    expect(keys.keyFor('llm', 'https://evil.example.org/v1')).toBeUndefined()
    expect(keys.keyFor('tts', THERE)).toBeUndefined()
  })

  it('given a system without a key store, keeps it until the end of the app and writes nothing of it', async () => {
    const keys = new KeyKeeper(keysFile, fakeCipher(false), () => {})
    keys.set('llm', HERE, 'secret')
    expect(keys.state('llm', HERE)).toBe('session')
    expect(keys.keyFor('llm', HERE)).toBe('secret')
    await keys.written()
    expect(readFileSync(keysFile, 'utf8')).toBe('{}\n')
  })

  it('forgets a key for good', async () => {
    const keys = new KeyKeeper(keysFile, fakeCipher(), () => {})
    keys.set('llm', HERE, 'secret')
    keys.set('llm', HERE, null)
    await keys.written()
    expect(keys.state('llm', HERE)).toBe('none')
    expect(readFileSync(keysFile, 'utf8')).toBe('{}\n')
  })

  it('given a damaged file, says so in one line and has no keys', () => {
    writeFileSync(keysFile, '{"llm":')
    const said: string[] = []
    const keys = new KeyKeeper(keysFile, fakeCipher(), (text) => said.push(text))
    keys.load()
    expect(said).toHaveLength(1)
    expect(keys.state('llm', HERE)).toBe('none')
  })

  it('given a key of another user, has none', async () => {
    const keys = new KeyKeeper(keysFile, fakeCipher(), () => {})
    keys.set('llm', HERE, 'secret')
    await keys.written()
    const decrypt = (): never => {
      throw new Error('another user')
    }
    const others = new KeyKeeper(keysFile, { ...fakeCipher(), decrypt }, () => {})
    others.load()
    expect(others.state('llm', HERE)).toBe('none')
  })
})

function desk(llm: Partial<Settings['servers']['llm']>) {
  const set = { ...DEFAULT_SETTINGS.servers.llm, ...llm }
  const servers = { ...DEFAULT_SETTINGS.servers, llm: set }
  let settings: Settings = { ...DEFAULT_SETTINGS, servers }
  const told: Endpoints[] = []
  const serverDesk = new ServerDesk(
    { places: { keysFile, clipFile: '' }, cipher: fakeCipher() },
    { settings: () => settings, warn: () => {}, onChange: (endpoints) => told.push(endpoints) },
  )
  const change = (patch: Partial<Settings['servers']['llm']>): void => {
    settings = { ...settings, servers: { ...servers, llm: { ...set, ...patch } } }
    serverDesk.changed()
  }
  return { serverDesk, told, change }
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
