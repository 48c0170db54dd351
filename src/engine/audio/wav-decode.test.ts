import { describe, expect, it } from 'vitest'
import { decodeWav } from './wav-decode.ts'
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
    ['no channel', wavBytes({ channels: 0, data: four }), '0 channels'],
  ])('%s', (_, bytes, why) => {
    const refused = (): unknown => decodeWav(bytes, 'dir/a\nb.wav')
    expect(refused).toThrow(`dir/a?b.wav: ${why}`)
    expect(refused).toThrow('(accepted: WAV, 8–48 kHz, mono or stereo, 16-bit or float PCM)')
    expect(refused).toThrow(expect.objectContaining({ code: 'audio_unreadable' }) as Error)
  })
})
