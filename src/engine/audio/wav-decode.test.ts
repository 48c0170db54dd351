import { describe, expect, it } from 'vitest'
import { decodeWav, WavDecoder } from './wav-decode.ts'
import { chunk, floatBytes, int16Bytes, wavBytes } from './testing/wav-fixtures.ts'

const four = int16Bytes([0, 16384, -32768, 32767])
const values = [0, 0.5, -1, 32767 / 32768].map(Math.fround)

function decoded(bytes: Uint8Array): number[][] {
  return decodeWav(bytes, 'a.wav').channels.map((channel) => [...channel])
}

describe('decodeWav, given what it accepts', () => {
  it('reads 16-bit mono and stereo', () => {
    expect(decoded(wavBytes({ data: four }))).toEqual([values])
    expect(decoded(wavBytes({ data: four, channels: 2 }))).toEqual([
      [values[0], values[2]],
      [values[1], values[3]],
    ])
  })

  it.each([32, 64] as const)('reads %i-bit float, cleaned of noughts and overshoot', (bits) => {
    const data = floatBytes([0.25, Number.NaN, Infinity, -3], bits)
    expect(decoded(wavBytes({ formatTag: 3, bits, data }))).toEqual([[0.25, 0, 0, -1]])
  })

  it('reads the extensible header of both kinds', () => {
    expect(decoded(wavBytes({ subFormat: 1, data: four }))).toEqual([values])
    const data = floatBytes([0.25], 32)
    expect(decoded(wavBytes({ subFormat: 3, bits: 32, data }))).toEqual([[0.25]])
  })

  it('steps over other chunks, odd ones too', () => {
    const list = chunk('LIST', Buffer.from('odd'))
    expect(decoded(wavBytes({ before: [list], data: four, after: [list] }))).toEqual([values])
  })

  it('reads from a view that does not begin at its buffer', () => {
    const bytes = wavBytes({ data: four })
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decoded(shifted.subarray(3))).toEqual([values])
  })
})

describe('decodeWav, given a length that is not true', () => {
  it('takes what is there of a file that was cut off, and says what is missing', () => {
    const bytes = wavBytes({ data: four, promisedDataBytes: 8 + 32_000 })
    const wav = decodeWav(bytes.subarray(0, bytes.length - 1), 'a.wav')
    expect([...wav.channels[0]!]).toEqual(values.slice(0, 3))
    expect(wav.missingMs).toBeCloseTo(1000.0625, 3)
  })

  it.each([0, 0xffffffff, 0x7ffff000])('takes a size of %i by a pipe as unstated', (size) => {
    const wav = decodeWav(
      wavBytes({ data: four, promisedDataBytes: size, promisedRiffBytes: size }),
      'a.wav',
    )
    expect([...wav.channels[0]!]).toEqual(values)
    expect(wav.missingMs).toBe(0)
  })

  it('refuses a whole file that truly holds no samples, whatever follows', () => {
    const bytes = wavBytes({ after: [chunk('LIST', Buffer.from('info'))] })
    expect(() => decodeWav(bytes, 'a.wav')).toThrow('a.wav: the WAV file holds no audio')
  })
})

describe('decodeWav, given RF64, whose sizes are placeholders', () => {
  it('reads what is there', () => {
    const bytes = Buffer.from(wavBytes({ data: four, promisedDataBytes: 0xffffffff }))
    bytes.write('RF64', 0, 'ascii')
    expect(decoded(bytes)).toEqual([values])
  })
})

describe('WavDecoder', () => {
  it.each([1, 3, 7, 44])('given pieces of %i bytes, gives what the whole gives', (size) => {
    const list = chunk('LIST', Buffer.from('odd'))
    const bytes = wavBytes({ channels: 2, before: [list], data: four, after: [list] })
    const decoder = new WavDecoder('a.wav')
    const left: number[] = []
    for (let at = 0; at < bytes.length; at += size)
      left.push(...(decoder.push(bytes.subarray(at, at + size))[0] ?? []))
    expect(left).toEqual([values[0], values[2]])
    expect(decoder.end()).toBe(0)
  })

  it('given all that was promised, wants no more', () => {
    const decoder = new WavDecoder('a.wav')
    decoder.push(wavBytes({ data: four, after: [chunk('LIST', Buffer.from('info'))] }))
    expect(decoder.isDone).toBe(true)
  })

  it('given chunks without end, gives up', () => {
    const decoder = new WavDecoder('a.wav')
    decoder.push(wavBytes({ before: [chunk('JUNK', new Uint8Array(0), 0xffffffff)] }))
    const megabytes = new Uint8Array(8 * 1024 * 1024)
    const endless = (): void => {
      for (let i = 0; i < 100; i++) decoder.push(megabytes)
    }
    expect(endless).toThrow('no audio in its first 64 MB')
  })

  it('given sound without end, gives up', () => {
    const decoder = new WavDecoder('a.wav', undefined, 0.1)
    const minute = new Uint8Array(16_000 * 2 * 60)
    const unstated = { promisedDataBytes: 0xffffffff, promisedRiffBytes: 0xffffffff }
    decoder.push(wavBytes({ data: new Uint8Array(2), ...unstated }))
    const endless = (): void => {
      for (let i = 0; i < 10; i++) decoder.push(minute)
    }
    expect(endless).toThrow('longer than 0.1 hours')
  })
})

describe('decodeWav, given what it refuses, says why in one line', () => {
  const whole = wavBytes({ data: four })
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'the file is empty'],
    ['another kind of file', Buffer.from('ID3 this is a song, not a WAV'), 'not a WAV file'],
    ['fewer bytes than a name', whole.subarray(0, 3), 'not a WAV file'],
    ['a header cut off', whole.subarray(0, 30), 'the WAV header is damaged or cut off'],
    ['a header alone', whole.subarray(0, 36), 'the WAV file ends before its audio'],
    ['no sample', whole.subarray(0, 45), 'the WAV file holds no audio'],
    ['8-bit', wavBytes({ bits: 8, data: four }), '8-bit integer samples'],
    ['24-bit', wavBytes({ bits: 24, data: new Uint8Array(6) }), '24-bit integer samples'],
    ['32-bit integers', wavBytes({ bits: 32, data: four }), '32-bit integer samples'],
    ['A-law', wavBytes({ formatTag: 6, bits: 8, data: four }), 'compressed or unknown'],
    ['96 kHz', wavBytes({ sampleRateHz: 96_000, data: four }), '96 kHz sample rate'],
    ['4 kHz', wavBytes({ sampleRateHz: 4000, data: four }), '4 kHz sample rate'],
    ['surround', wavBytes({ channels: 6, data: new Uint8Array(24) }), '6 channels'],
    [
      'a frame size that is not that of its samples',
      Buffer.from(whole).fill(3, 32, 33),
      'the WAV header contradicts itself',
    ],
    ['no channel', wavBytes({ channels: 0, data: four }), '0 channels'],
  ])('%s', (_, bytes, why) => {
    const refused = (): unknown => decodeWav(bytes, 'dir/a\nb.wav')
    expect(refused).toThrow(`dir/a?b.wav: ${why}`)
    expect(refused).toThrow('(accepted: WAV, 8–48 kHz, mono or stereo, 16-bit or float PCM)')
    expect(refused).toThrow(expect.objectContaining({ code: 'audio_unreadable' }) as Error)
  })
})
