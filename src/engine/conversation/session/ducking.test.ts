import { describe, expect, it } from 'vitest'
import { Ducking } from './ducking.ts'

const gains = (probabilities: number[]): (number | undefined)[] => {
  const ducking = new Ducking()
  return probabilities.map((probability) => ducking.push(probability))
}

const nothing = (count: number): undefined[] => Array.from({ length: count }, () => undefined)

describe('Ducking', () => {
  it('given the first frame of speech, steps back at once and only once', () => {
    expect(gains([0.1, 0.9, 0.9])).toEqual([undefined, 0.3, undefined])
  })
  it('given quiet after a click, comes back after six frames', () => {
    expect(gains([0.9, 0, 0, 0, 0, 0, 0, 0])).toEqual([0.3, ...nothing(5), 1, undefined])
  })
  it('given pauses between syllables, stays down', () => {
    expect(gains([0.9, 0, 0, 0, 0.9, 0, 0, 0, 0, 0]).slice(1)).toEqual(nothing(9))
  })
})
