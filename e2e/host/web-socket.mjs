// The host's end of a page's WebSocket: whole binary messages in, whole binary messages out.
import { createHash } from 'node:crypto'
import { OPCODE, readFrame, writeFrame } from './web-socket-frames.mjs'

/** RFC 6455, section 1.3. */
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * @typedef {{ send: (message: Uint8Array) => void, close: () => void }} WebSocketEnd
 */

/**
 * Answers an upgrade request that was found good.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:net').Socket} socket
 * @param {{ onMessage: (message: Buffer) => void, onClose: () => void }} listeners
 * @returns {WebSocketEnd}
 */
export function acceptWebSocket(request, socket, { onMessage, onClose }) {
  const key = request.headers['sec-websocket-key'] ?? ''
  const accept = createHash('sha1').update(`${key}${HANDSHAKE_GUID}`).digest('base64')
  socket.setNoDelay(true) // a frame of sound every 32 ms must not wait for the next one
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  /** @type {Buffer} */
  let arrived = Buffer.alloc(0)
  /** @type {Buffer[]} */
  let fragments = []
  socket.on('data', (bytes) => {
    arrived = Buffer.concat([arrived, bytes])
    for (let frame = readFrame(arrived); frame; frame = readFrame(arrived)) {
      arrived = frame.rest
      if (frame.opcode === OPCODE.close) return void socket.end()
      if (frame.opcode === OPCODE.ping) socket.write(writeFrame(OPCODE.pong, frame.payload))
      if (frame.opcode > OPCODE.binary) continue
      fragments.push(frame.payload)
      if (!frame.final) continue
      const message = Buffer.concat(fragments)
      fragments = []
      onMessage(message)
    }
  })
  socket.once('close', onClose)
  socket.on('error', () => socket.destroy()) // a page that was closed in the middle of a frame
  return {
    send: (message) => void (socket.writable && socket.write(writeFrame(OPCODE.binary, message))),
    close: () => void socket.destroy(),
  }
}
