// Any bytes for a sealed record: what was sealed comes back whole, or not at all.
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { lyingBytes, RUNS } from '../../testing/lying.ts'
import { isSealed, isSealedLine, openFile, openLine, sealFile, sealLine } from './sealed-record.ts'
import { boundName } from './sealer.ts'

const key = randomBytes(32)
const damaged = expect.objectContaining({ code: 'sealed_damaged' }) as Error

describe('any content', () => {
  it('comes back as it was, from a record in which it cannot be found', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (content, name) => {
        const record = sealFile(key, content, name)
        expect(isSealed(record)).toBe(true)
        expect(openFile(key, record, name)).toEqual(Buffer.from(content))
        if (content.length > 8) expect(record.includes(Buffer.from(content))).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })

  it('comes back from one line, whatever line ends it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        const line = sealLine(key, `${text}\r\n${text}\n`, name)
        expect(line.indexOf('\n')).toBe(line.length - 1)
        expect(isSealedLine(line)).toBe(true)
        expect(openLine(key, line.trimEnd(), name)).toBe(`${text}\r\n${text}\n`)
      }),
      { numRuns: RUNS },
    )
  })

  it('is never sealed twice in the same way', () => {
    const content = Buffer.from('the same')
    const records = Array.from({ length: 100 }, () => sealFile(key, content, 'a').toString('hex'))
    expect(new Set(records).size).toBe(100)
  })
})

describe('any bytes', () => {
  const record = sealFile(key, Buffer.from('{"id":"1","words":"of a spider"}'), 'a.json')

  it('as a sealed file, are what was sealed, or damaged: never anything else', () => {
    fc.assert(
      fc.property(lyingBytes(record), (bytes) => {
        if (Buffer.from(bytes).equals(record)) return
        expect(() => openFile(key, bytes, 'a.json')).toThrow(damaged)
      }),
      { numRuns: RUNS * 2 },
    )
  })

  it('as a sealed line, are what was sealed, or damaged', () => {
    const line = sealLine(key, 'of a spider\n', 'a.txt').trimEnd()
    fc.assert(
      fc.property(lyingBytes(Buffer.from(line)), (bytes) => {
        try {
          // Base64 can be written in several ways.
          expect(openLine(key, Buffer.from(bytes).toString(), 'a.txt')).toBe('of a spider\n')
        } catch (error) {
          expect(error).toMatchObject({ code: 'sealed_damaged' })
        }
      }),
      { numRuns: RUNS * 2 },
    )
  })
})

describe('a record', () => {
  const file = sealFile(key, Buffer.from('words'), 'a.json')
  const line = sealLine(key, 'words\n', 'a.json').trimEnd()

  it('given each of its bits is turned, then it is damaged', () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const changed = Buffer.from(file)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => openFile(key, changed, 'a.json')).toThrow(damaged)
    }
  })

  it('given each shorter length, then it is damaged', () => {
    for (let length = 0; length < file.length; length++)
      expect(() => openFile(key, file.subarray(0, length), 'a.json')).toThrow(damaged)
  })

  it('given another name, another key, or a line in the place of a file, then it is damaged', () => {
    expect(() => openFile(key, file, 'b.json')).toThrow(damaged)
    expect(() => openFile(randomBytes(32), file, 'a.json')).toThrow(damaged)
    const asFile = Buffer.concat([
      Buffer.from('parley-sealed:1:'),
      Buffer.from(line.slice('parley-sealed:1:'.length), 'base64'),
    ])
    expect(() => openFile(key, asFile, 'a.json')).toThrow(damaged)
    expect(() => openLine(key, line, 'b.json')).toThrow(damaged)
  })
})

describe('boundName', () => {
  it.each([
    ['/x/timers.json', 'timers.json'],
    ['/x/timers.unreadable.json', 'timers.json'],
    ['timers.unreadable-2.json', 'timers.json'],
    ['20261201-045441-303f03.json.tmp-1764500000ab12cd', '20261201-045441-303f03.json'],
    ['.a-1.wav.0b0e7a60-5a0c-4a52-8a4e-2f7b6a1d9c11.tmp', 'a-1.wav'],
    ['2026-12-01.txt', '2026-12-01.txt'],
  ])('given %s, is %s', (path, name) => {
    expect(boundName(path)).toBe(name)
  })
})
