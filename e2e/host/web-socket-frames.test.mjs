import { describe, expect, it } from 'vitest'
import { OPCODE, readFrame, writeFrame } from './web-socket-frames.mjs'

/** RFC 6455, section 5.7: a masked "Hello". */
const MASKED_HELLO = Buffer.from('818537fa213d7f9f4d5158', 'hex')

describe('readFrame', () => {
  it("given the standard's masked example, when read, then it says Hello and leaves the rest", () => {
    const frame = readFrame(Buffer.concat([MASKED_HELLO, Buffer.from([1, 2])]))
    expect(frame?.payload.toString()).toBe('Hello')
    expect(frame).toMatchObject({ final: true, opcode: OPCODE.text })
    expect([...(frame?.rest ?? [])]).toEqual([1, 2])
  })

  it.each([0, 1, 7, 10])('given its first %i bytes only, when read, then it waits', (count) => {
    expect(readFrame(MASKED_HELLO.subarray(0, count))).toBeNull()
  })
})

describe('writeFrame', () => {
  it.each([0, 125, 126, 65_535, 65_536])('given %i bytes, when read back, then equal', (size) => {
    const payload = Buffer.alloc(size, 7)
    const frame = readFrame(writeFrame(OPCODE.binary, payload))
    expect(frame?.payload.equals(payload)).toBe(true)
    expect(frame?.rest.length).toBe(0)
  })
})
