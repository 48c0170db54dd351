import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyKeeper } from './key-keeper.ts'
import { fakeCipher } from './testing/fake-cipher.ts'

let folder: string
let keysFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-keys-'))
  keysFile = join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

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

  it('given an entry that is no key among others, has the others, and does not write over it', async () => {
    const kept = { llm: { host: 'localhost:1', encrypted: 'terces' }, tts: { host: 7 } }
    writeFileSync(keysFile, JSON.stringify(kept))
    const said: string[] = []
    const keys = new KeyKeeper(keysFile, fakeCipher(), (text) => said.push(text))
    keys.load()
    expect(said).toHaveLength(1)
    expect(keys.keyFor('llm', HERE)).toBe('secret')
    keys.set('stt', HERE, 'another')
    await keys.written()
    const aside = readFileSync(join(folder, 'keys.unreadable.json'), 'utf8')
    expect(JSON.parse(aside)).toEqual(kept)
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
