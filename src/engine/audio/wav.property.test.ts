import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../shared/coded-error.ts'
import { lyingBytes, RUNS } from '../testing/lying.ts'
import { chunk, floatBytes, int16Bytes, wavBytes } from './testing/wav-fixtures.ts'
import { decodeWav, WavDecoder } from './wav-decode.ts'
import { clipFromWav } from './wav-read.ts'

const samples = int16Bytes([0, 16384, -32768, 32767, 5, 6])
const odd = floatBytes([0.25, Number.NaN, Infinity, -3, 5e-324, -0], 64)
const SOUND = [
  wavBytes({ data: samples }),
  wavBytes({ data: samples, channels: 2, sampleRateHz: 44_100 }),
  wavBytes({ data: samples, promisedDataBytes: 0xffffffff, promisedRiffBytes: 0xffffffff }),
  wavBytes({ formatTag: 3, bits: 64, data: odd, sampleRateHz: 8000 }),
  wavBytes({ formatTag: 3, bits: 32, data: floatBytes([1e30, -1e-40], 32) }),
  wavBytes({ subFormat: 1, data: samples, before: [chunk('LIST', Buffer.from('odd'))] }),
]

describe('any bytes as a WAV', () => {
  it('are sound within −1…1, or are refused in one line', () => {
    fc.assert(
      fc.property(lyingBytes(...SOUND), (bytes) => {
        try {
          const { pcm, missingMs } = clipFromWav(bytes, 'a.wav')
          expect(pcm.length).toBeGreaterThan(0)
          expect(pcm.every((sample) => Math.abs(sample) <= 1)).toBe(true)
          expect(missingMs).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expectRefusal(error)
        }
      }),
      { numRuns: RUNS * 5 },
    )
  })

  it('are the same in pieces of any size', () => {
    fc.assert(
      fc.property(lyingBytes(...SOUND), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const whole = outcome(() => [...decodeWav(bytes, 'a.wav').channels[0]!])
        const pieces = outcome(() => {
          const decoder = new WavDecoder('a.wav')
          const left: number[] = []
          for (let at = 0; at < bytes.length; at += size)
            left.push(...(decoder.push(bytes.subarray(at, at + size))[0] ?? []))
          decoder.end()
          return left
        })
        expect(pieces).toEqual(whole)
      }),
      { numRuns: RUNS * 5 },
    )
  })
})

function outcome<T>(run: () => T): T | string {
  try {
    return run()
  } catch (error) {
    expectRefusal(error)
    return (error as Error).message
  }
}

function expectRefusal(error: unknown): void {
  expect(error).toBeInstanceOf(CodedError)
  expect(error).toMatchObject({ code: 'audio_unreadable' })
  expect((error as Error).message).not.toContain('\n')
}
