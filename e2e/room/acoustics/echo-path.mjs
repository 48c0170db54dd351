// A process between `parec` and `pacat`: what the loudspeaker plays goes through the room. Options: one JSON word.
// 16-bit mono in, 16-bit mono out. In long silence it says nothing: pacat then runs dry and begins the next sound with
// its latency anew, else whatever a busy machine has ever held up would stay in the way for good.
import { EchoFilter } from './echo-filter.mjs'

/** Longer than any response's tail. */
const QUIET_AFTER_MS = 1_000

const options = JSON.parse(process.argv[2] ?? '{}')
const filter = new EchoFilter(options)
const quietAfter = (QUIET_AFTER_MS / 1000) * options.rateHz
let silentSamples = quietAfter
let odd = Buffer.alloc(0)

process.stdin.on('data', (/** @type {Buffer} */ data) => {
  const bytes = Buffer.concat([odd, data])
  const count = bytes.length >> 1
  odd = bytes.subarray(count * 2)
  const block = new Float32Array(count)
  let isSilent = true
  for (let i = 0; i < count; i++) {
    block[i] = bytes.readInt16LE(i * 2) / 32_768
    isSilent &&= block[i] === 0
  }
  silentSamples = isSilent ? silentSamples + count : 0
  if (silentSamples > quietAfter) return
  const echo = filter.push(block)
  const out = Buffer.alloc(echo.length * 2)
  echo.forEach((sample, i) => {
    out.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), i * 2)
  })
  process.stdout.write(out)
})
process.stdin.on('end', () => process.exit())
process.stdout.on('error', () => process.exit())
