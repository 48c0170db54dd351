// The canceller in small rooms: what it takes away, what it leaves, and whom it hears.
import { describe, expect, it } from 'vitest'
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts'
import { type CancelledFrame, EchoCanceller } from './echo-canceller.ts'
import { inRoom, level, mixed, noise, syllables } from './testing/signals.ts'

const SECOND = 16_000
const DELAY = 1300

function run(canceller: EchoCanceller, microphone: Float32Array, reference: Float32Array) {
  const frames: CancelledFrame[] = []
  const samples = new Float32Array(microphone.length)
  for (let at = 0; at + FRAME_SAMPLES <= microphone.length; at += FRAME_SAMPLES) {
    const to = at + FRAME_SAMPLES
    const frame = canceller.process(microphone.subarray(at, to), reference.subarray(at, to))
    samples.set(frame.samples, at)
    frames.push(frame)
  }
  return { frames, samples, last: frames.at(-1)!.echo }
}

/** By how many dB `samples` is below the echo in its last half second. */
function loss(echo: Float32Array, samples: Float32Array, person?: Float32Array): number {
  const from = Math.floor(samples.length / FRAME_SAMPLES) * FRAME_SAMPLES - SECOND / 2
  const left = samples.map((sample, i) => sample - (person?.[i] ?? 0))
  return level(echo.subarray(from)) - level(left.subarray(from))
}

describe('EchoCanceller', () => {
  it('given nothing played, hands the microphone’s own frame on', () => {
    const microphone = noise(FRAME_SAMPLES)
    const { samples, echo } = new EchoCanceller().process(
      microphone,
      new Float32Array(FRAME_SAMPLES),
    )
    expect(samples).toBe(microphone)
    expect(echo).toMatchObject({ isPlaying: false, ownShare: 0, delayMs: null })
  })

  it('given a reply and its echo, finds the delay and takes the echo out within two seconds', () => {
    const reply = syllables(2 * SECOND)
    const echo = inRoom(reply, DELAY)
    const { samples, last } = run(new EchoCanceller(), echo, reply)

    expect(loss(echo, samples)).toBeGreaterThan(20)
    expect(last.delayMs).toBeCloseTo((DELAY / SECOND) * 1000, 0)
    expect(last).toMatchObject({ isPlaying: true, isConverged: true })
    expect(last.ownShare).toBeGreaterThan(0.9)
  })

  it('given a person as loud as the echo, leaves the person and says that it is somebody else', () => {
    const reply = syllables(3 * SECOND)
    const echo = inRoom(reply, DELAY)
    const person = syllables(3 * SECOND, 0.15, 99).fill(0, 0, 2 * SECOND)
    const { frames, samples } = run(new EchoCanceller(), mixed(echo, person), reply)

    expect(loss(echo, samples, person)).toBeGreaterThan(10)
    // The person begins at 2 s, in a frame that is heard half.
    const shares = frames.slice(63, 68).map(({ echo: { ownShare } }) => ownShare)
    expect(Math.max(...shares)).toBeLessThan(0.3)
  })

  it('given a delay that jumps by 40 ms, has the echo again within a second', () => {
    const reply = syllables(4 * SECOND)
    const early = inRoom(reply, DELAY)
    const late = inRoom(reply, DELAY + 640)
    const echo = early.map((sample, i) => (i < 2.8 * SECOND ? sample : late[i]!))
    const { samples, last } = run(new EchoCanceller(), echo, reply)

    expect(last.delayMs).toBeCloseTo(((DELAY + 640) / SECOND) * 1000, 0)
    expect(loss(echo, samples)).toBeGreaterThan(20)
  })

  it.each([-80, 32, 80])('given a step of %i samples, has the echo again within 0.2 s', (step) => {
    const reply = noise(3 * SECOND, 0.3)
    const stepped = inRoom(reply, DELAY + step)
    const echo = inRoom(reply, DELAY).map((sample, i) => (i < 2.2 * SECOND ? sample : stepped[i]!))
    const { frames, samples } = run(new EchoCanceller(), echo, reply)

    const after = (sound: Float32Array): number => level(sound.subarray(2.4 * SECOND, 2.6 * SECOND))
    expect(after(echo) - after(samples)).toBeGreaterThan(15)
    // Nobody spoke meanwhile; two frames, 64 ms, may be mistaken.
    const shares = frames.slice(68, 90).map(({ echo: { ownShare } }) => ownShare)
    expect(shares.filter((share) => share < 0.5).length).toBeLessThan(3)
  })

  it.each([-700, 1050])(
    'given an output that stands still, so that the delay jumps by %i samples, takes what it hears for its own until it has the echo again within a third of a second',
    (jump) => {
      const reply = syllables(5 * SECOND)
      const from = 3 * SECOND
      const before = inRoom(reply, DELAY)
      const after = inRoom(reply, DELAY + jump)
      const echo = before.map((sample, i) => (i < from ? sample : after[i]!))
      const { frames, samples } = run(new EchoCanceller(), echo, reply)

      const third = Math.round(SECOND / 3)
      const left = level(samples.subarray(from + third, from + SECOND))
      expect(level(after.subarray(from + third, from + SECOND)) - left).toBeGreaterThan(15)
      const later = frames.slice(from / FRAME_SAMPLES).map(({ echo: { ownShare } }) => ownShare)
      // Some frames until it is noticed: too few to be anybody's word.
      expect(later.filter((share) => share < 0.5).length).toBeLessThanOrEqual(4)
    },
  )

  it('given a person 20 dB louder than the echo, does not think that it has lost it', () => {
    const reply = syllables(4 * SECOND)
    const echo = inRoom(reply, DELAY, 0.05)
    const person = noise(4 * SECOND, 0.3, 99).fill(0, 0, 2.5 * SECOND)
    const { frames } = run(new EchoCanceller(), mixed(echo, person), reply)
    const shares = frames.slice(82).map(({ echo: { ownShare } }) => ownShare)
    expect(shares.filter((share) => share > 0.5).length / shares.length).toBeLessThan(0.2)
  })

  it('given a pause and another reply, still knows the path', () => {
    const canceller = new EchoCanceller()
    const first = syllables(2 * SECOND)
    run(canceller, inRoom(first, DELAY), first)
    const pause = run(canceller, new Float32Array(SECOND), new Float32Array(SECOND))
    expect(pause.last).toMatchObject({ isPlaying: false, isConverged: true })

    const second = syllables(SECOND / 2, 0.3, 5)
    const echo = inRoom(second, DELAY)
    const { samples } = run(canceller, echo, second)
    expect(level(echo) - level(samples)).toBeGreaterThan(20)
  })

  it('given another volume, goes on as before', () => {
    const reply = syllables(2 * SECOND).map((sample, i) => (i < 1.4 * SECOND ? sample : sample / 5))
    const echo = inRoom(reply, DELAY)
    const { samples } = run(new EchoCanceller(), echo, reply)
    expect(loss(echo, samples)).toBeGreaterThan(20)
  })

  it('given no echo, as by headphones, changes nothing and hears the person', () => {
    const reply = syllables(3.2 * SECOND)
    const person = syllables(3.2 * SECOND, 0.1, 42).fill(0, 0, 2.5 * SECOND)
    const { samples, last } = run(new EchoCanceller(), person, reply)
    const whole = Math.floor(person.length / FRAME_SAMPLES) * FRAME_SAMPLES
    expect(last).toMatchObject({ isAbsent: true, ownShare: 0 })
    expect(samples.subarray(0, whole)).toEqual(person.subarray(0, whole))
  })
})
