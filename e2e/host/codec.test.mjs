import { describe, expect, it } from 'vitest'
import { decode, encode } from './page/codec.mjs'

describe('codec', () => {
  it('given plain data, when it crosses, then it is equal', () => {
    const message = { kind: 'send', args: [1, 'ü', null, [true, { deep: [0.5] }]] }
    expect(decode(encode(message))).toEqual(message)
  })

  it('given typed arrays of odd lengths, when they cross, then types and samples are kept', () => {
    const message = {
      bytes: new Uint8Array([1, 2, 3]),
      samples: Float32Array.of(0.25, -1, 0.5),
      more: [Int16Array.of(-7)],
    }
    const crossed = decode(encode(message))
    expect(crossed).toEqual(message)
    expect(crossed.samples).toBeInstanceOf(Float32Array)
  })

  it('given undefined, when it crosses, then it does not become null', () => {
    const crossed = decode(encode(['models:list', undefined, { a: undefined }]))
    expect(crossed).toEqual(['models:list', undefined, { a: undefined }])
    expect(crossed[1]).toBeUndefined()
    expect('a' in crossed[2]).toBe(true)
  })

  it('given a view that does not begin at its buffer, when it crosses, then only its samples do', () => {
    const view = new Float32Array([9, 1, 2, 9]).subarray(1, 3)
    expect(decode(encode(view))).toEqual(Float32Array.of(1, 2))
  })

  it('given bytes at an odd address, when decoded, then alignment is no trouble', () => {
    const bytes = encode({ samples: Float32Array.of(1, 2) })
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(decode(shifted.subarray(1))).toEqual({ samples: Float32Array.of(1, 2) })
  })
})
