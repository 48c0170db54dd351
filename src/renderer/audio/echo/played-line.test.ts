import { describe, expect, it } from 'vitest'
import { PlayedLine } from './played-line.ts'

const CHUNK = 128
const ON_ITS_WAY_MS = 16
/** A ramp that tells each sample's position. */
const chunk = (position: number): Float32Array =>
  Float32Array.from({ length: CHUNK }, (_, index) => position + index)

/** Chunks of 8 ms from `fromMs` to `toMs` after the output began at 1000, each arriving `lateMs` late. */
function play(line: PlayedLine, fromMs: number, toMs: number, lateMs = (_: number) => 0): void {
  for (let ms = fromMs; ms < toMs; ms += 8)
    line.push(chunk(ms * 16), ms * 16, 1000 + ms + 8 + lateMs(ms))
}

describe('PlayedLine', () => {
  it('given nothing played, is silent', () => {
    expect(new PlayedLine().beside(5000).every((sample) => sample === 0)).toBe(true)
  })

  it('given sound, gives what was played in the 32 ms before, but for what is still on its way', () => {
    const line = new PlayedLine()
    play(line, 0, 400)
    const frame = line.beside(1300)
    expect(frame[511]).toBe((300 - ON_ITS_WAY_MS) * 16 - 1)
    expect(frame[0]).toBe((300 - ON_ITS_WAY_MS - 32) * 16)
  })

  it('given frames that seem to come a little sooner and later, follows them without a gap', () => {
    const line = new PlayedLine()
    play(line, 0, 1000)
    const last = line.beside(1300)[511]!
    const jittered = [1334, 1360, 1399].map((ms) => line.beside(ms)[511]! - last)
    expect(jittered).toEqual([512, 1024, 1536])
  })

  it('given late messages, keeps the place of what is played', () => {
    const line = new PlayedLine()
    play(line, 0, 1000, (ms) => (ms % 40 === 0 ? 20 : 0))
    expect(line.beside(1300)[511]).toBe((300 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given a first message that was late, learns it from the next', () => {
    const line = new PlayedLine()
    play(line, 0, 400, (ms) => (ms === 0 ? 25 : 0))
    expect(line.beside(1300)[511]).toBe((300 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given an output that stood still, finds its place anew', () => {
    const line = new PlayedLine()
    play(line, 0, 200)
    expect(line.beside(8000).every((sample) => sample === 0)).toBe(true)
    play(line, 200, 600, () => 9000)
    expect(line.beside(1000 + 9000 + 500)[511]).toBe((500 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given chunks left out, takes them for silence', () => {
    const line = new PlayedLine()
    play(line, 0, 80)
    play(line, 160, 400)
    const frame = line.beside(1000 + 160)
    expect(frame[511]).toBe(0)
    expect(line.beside(1000 + 160 + 32)[511]).toBe((160 + 32 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given a chunk that comes 16 ms after its place was read, reads as much earlier from then on', () => {
    const line = new PlayedLine()
    play(line, 0, 400)
    line.beside(1432) // 16 ms more than has come
    play(line, 400, 800)
    expect(line.beside(1464)[511]).toBe((464 - ON_ITS_WAY_MS - 16) * 16 - 1)
    expect(line.beside(1496)[511]).toBe((496 - ON_ITS_WAY_MS - 16) * 16 - 1)
  })

  it('given an output that stood still for 60 ms in a silence, finds its place at the first sound', () => {
    const line = new PlayedLine()
    play(line, 0, 400, (ms) => ms % 24)
    line.beside(1480) // of which 64 ms are not there yet
    play(line, 400, 500, (ms) => ms % 24)
    play(line, 2000, 2400, (ms) => 60.3 + (ms % 24))
    const frame = line.beside(3300)
    expect(frame.some(Number.isNaN)).toBe(false)
    const end = frame[511]!
    expect((2300 - ON_ITS_WAY_MS) * 16 - 1 - end).toBeGreaterThanOrEqual(59 * 16)
    expect((2300 - ON_ITS_WAY_MS) * 16 - 1 - end).toBeLessThanOrEqual((60 + 24) * 16)
  })

  it('given bursts of 24 ms and a silence, keeps its place', () => {
    const line = new PlayedLine()
    play(line, 0, 400, (ms) => ms % 24)
    line.beside(1300)
    play(line, 2008, 2400, (ms) => ms % 24)
    expect(line.beside(3300)[511]).toBe((2300 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given an output that comes 40 ms later in the middle of sound, reads no silence after a moment', () => {
    const line = new PlayedLine()
    let silent = 0
    for (let ms = 0; ms < 2000; ms += 32) {
      play(line, ms, ms + 32, () => (ms < 1000 ? 0 : 40))
      // 40 ms after a stop, frames come while their sound is not there yet.
      const frame = line.beside(1000 + ms + 32 + (ms < 1000 ? 0 : 40 + ON_ITS_WAY_MS))
      if (ms > 1200) silent += frame.filter((sample) => sample === 0).length
    }
    expect(silent).toBe(0)
  })

  it('given a page that stood still for 130 ms, keeps the place of what is played', () => {
    const line = new PlayedLine()
    play(line, 0, 1000)
    play(line, 1000, 1130, (ms) => 1130 - ms)
    play(line, 1130, 1400)
    expect(line.beside(2300)[511]).toBe((1300 - ON_ITS_WAY_MS) * 16 - 1)
  })

  it('given an output that stood still for 130 ms, finds its place within 0.3 s', () => {
    const line = new PlayedLine()
    play(line, 0, 1000)
    play(line, 1000, 1400, () => 130)
    expect(line.beside(2430)[511]).toBe((1300 - ON_ITS_WAY_MS) * 16 - 1)
  })
})
