// The time of a frame is that of its sound, not of its message.
import { expect, it } from 'vitest'
import { FRAME_MS } from '../../shared/audio-format.ts'
import { FrameClock } from './frame-clock.ts'

it('given messages that come late, frames stay 32 ms apart', () => {
  const clock = new FrameClock(10)
  const delays = [0, 3, 40, 8, 1, 90, 58, 26, 2]
  const times = delays.map((delay, n) => clock.capturedAtMs(1000 + n * FRAME_MS + delay))
  times.forEach((time, n) => expect(time).toBeCloseTo(990 + n * FRAME_MS))
})

it('given a first message that came late, the next ones put it right', () => {
  const clock = new FrameClock(0)
  clock.capturedAtMs(1500)
  expect(clock.capturedAtMs(1000 + FRAME_MS)).toBe(1000 + FRAME_MS)
  expect(clock.capturedAtMs(1004 + 2 * FRAME_MS)).toBe(1000 + 2 * FRAME_MS)
})

it('given a microphone whose clock is slow, follows it within seconds', () => {
  const clock = new FrameClock(0)
  let error = 0
  for (let n = 0; n < 2000; n++) {
    const sounded = n * FRAME_MS * 1.0001
    error = sounded - clock.capturedAtMs(sounded)
  }
  expect(error).toBeLessThan(1.2)
})
