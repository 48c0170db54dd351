// WebSocket frames on a byte stream (RFC 6455, section 5): no package of ours brings a server for them.

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

/**
 * @param {number} opcode
 * @param {Uint8Array} payload
 * @returns {Buffer} one whole frame, unmasked as a server's must be
 */
export function writeFrame(opcode, payload) {
  const length = payload.length
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const header = Buffer.alloc(2 + lengthBytes)
  header[0] = 0x80 | opcode
  header[1] = lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127
  if (lengthBytes === 2) header.writeUInt16BE(length, 2)
  if (lengthBytes === 8) header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}

/**
 * Takes one frame off the front of what has arrived.
 * @param {Buffer} bytes
 * @returns {{ final: boolean, opcode: number, payload: Buffer, rest: Buffer } | null} null: not all of it is here yet
 */
export function readFrame(bytes) {
  if (bytes.length < 2) return null
  const [first = 0, second = 0] = bytes
  const short = second & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const masked = (second & 0x80) !== 0
  const start = 2 + lengthBytes + (masked ? 4 : 0)
  if (bytes.length < start) return null
  const length =
    lengthBytes === 0
      ? short
      : lengthBytes === 2
        ? bytes.readUInt16BE(2)
        : Number(bytes.readBigUInt64BE(2))
  const end = start + length
  if (bytes.length < end) return null
  const payload = Buffer.from(bytes.subarray(start, end))
  if (masked) {
    const mask = bytes.subarray(start - 4, start)
    payload.forEach((byte, i) => (payload[i] = byte ^ (mask[i % 4] ?? 0)))
  }
  return {
    final: (first & 0x80) !== 0,
    opcode: first & 0x0f,
    payload,
    rest: bytes.subarray(end),
  }
}
