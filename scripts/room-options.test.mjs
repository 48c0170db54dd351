import { describe, expect, it } from 'vitest'
import { readRoomOptions } from './room-options.mjs'

describe('readRoomOptions', () => {
  it('given nothing, then a desk with the canceller on', () => {
    expect(readRoomOptions([])).toMatchObject({ echo: 'desk', canceller: true, noiseDb: null })
  })

  it('given scenes, then each with its count', () => {
    expect(readRoomOptions(['--scenes', 'self:2,noises']).scenes).toEqual([
      { name: 'self', count: 2 },
      { name: 'noises', count: 10 },
    ])
  })

  it.each([
    [['--echo', 'cave'], /--echo takes none, laptop/],
    [['--scenes', 'self:0'], /NAME:COUNT/],
    [['--delay', 'soon'], /--delay takes a number from 10 to 500/],
    [['--shout'], /Unknown option/],
  ])('given %s, then one line says what fits', (args, why) => {
    expect(() => readRoomOptions(args)).toThrow(why)
  })
})
