// Frames are whole, in order, and never share a buffer.
import { expect, it } from 'vitest'
import { FrameCutter } from './frame-cutter.ts'

it('given quanta of 128 samples at 16 kHz, cuts them into frames of 512 without losing one', () => {
  const frames: Float32Array[] = []
  const cutter = new FrameCutter(16_000, (frame) => frames.push(frame))

  for (let quantum = 0; quantum < 9; quantum++) {
    cutter.push(Float32Array.from({ length: 128 }, (_, i) => (quantum * 128 + i) / 2048))
  }

  expect(frames.map((frame) => frame.length)).toEqual([512, 512])
  expect(frames[1]![0]).toBe(512 / 2048)
  expect(frames[0]!.buffer).not.toBe(frames[1]!.buffer)
})
