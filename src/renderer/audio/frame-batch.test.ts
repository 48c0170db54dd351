import { expect, it } from 'vitest'
import { FrameBatch } from './frame-batch.ts'

function batch(): { frames: FrameBatch<number>; given: number[][] } {
  const given: number[][] = []
  return { frames: new FrameBatch((each) => given.push(each)), given }
}

it('given somebody who talks, gives every frame at once', () => {
  const { frames, given } = batch()
  for (const frame of [1, 2, 3]) frames.push(frame)
  expect(given).toEqual([[1], [2], [3]])
})

it('given a rest, gives four at a time', () => {
  const { frames, given } = batch()
  frames.setResting(true)
  for (const frame of [1, 2, 3, 4, 5]) frames.push(frame)
  expect(given).toEqual([[1, 2, 3, 4]])
})

it('given a press in the middle of a rest, loses no frame and keeps their order', () => {
  const { frames, given } = batch()
  frames.setResting(true)
  for (const frame of [1, 2, 3, 4, 5, 6]) frames.push(frame)
  frames.setResting(false)
  frames.push(7)
  expect(given).toEqual([[1, 2, 3, 4], [5, 6], [7]])
})
