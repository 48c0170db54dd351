import { describe, expect, it } from 'vitest'
import { LouderPerson } from './louder-person.ts'

/** Two seconds of sound and its echo, a tenth of it. */
function measured(): LouderPerson {
  const louder = new LouderPerson()
  for (let i = 0; i < 60; i++) louder.update(i % 5 === 0 ? 1e-3 : 1e-5, 1e-2)
  louder.trust()
  return louder
}
const frames = (louder: LouderPerson, count: number, heard: number, played = 1e-2): boolean[] =>
  Array.from({ length: count }, () => louder.update(heard, played))

describe('LouderPerson', () => {
  it('given the echo as it was, or a person no louder, hears nobody', () => {
    expect(frames(measured(), 60, 1e-3)).not.toContain(true)
    expect(frames(measured(), 60, 3e-3)).not.toContain(true)
  })

  it('given somebody 10 dB louder for two frames, hears them, and their softer syllables for a second', () => {
    const louder = measured()
    expect(frames(louder, 2, 1e-2)).toEqual([false, true])
    expect(frames(louder, 30, 1e-5)).not.toContain(false)
    expect(frames(louder, 5, 1e-5)).not.toContain(true)
  })

  it('given somebody who is told from the echo by other means, learns nothing by them', () => {
    const louder = measured()
    for (let i = 0; i < 100; i++) louder.update(1e-1, 1e-2, false)
    expect(frames(louder, 2, 1e-2)).toContain(true)
  })

  it('given a click of one frame, hears nobody', () => {
    const louder = measured()
    expect([...frames(louder, 1, 0.1), ...frames(louder, 5, 1e-5)]).not.toContain(true)
  })

  it('given an echo that nobody has measured, hears nobody', () => {
    const louder = new LouderPerson()
    frames(louder, 60, 1e-3)
    expect(frames(louder, 10, 1)).not.toContain(true)
  })

  it('given a loudspeaker that is turned up by 10 dB, takes it for somebody no longer than three seconds', () => {
    const louder = measured()
    expect(frames(louder, 94, 1e-2)).toContain(true)
    expect(frames(louder, 60, 1e-2).slice(31)).not.toContain(true)
  })

  it('given what is hardly played, learns nothing of the room’s noise', () => {
    const louder = new LouderPerson()
    frames(louder, 60, 1e-4, 1e-6)
    frames(louder, 60, 1e-3)
    louder.trust()
    expect(frames(louder, 4, 1e-2)).toContain(true)
  })
})
