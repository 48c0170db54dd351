import { describe, expect, it } from 'vitest'
import { FakeClock } from '../audio/testing/fake-clock.ts'
import { Ringer } from './ringer.ts'

function open() {
  const clock = new FakeClock()
  const state = { isFree: true }
  const said: string[] = []
  const ringer = new Ringer({
    after: (delayMs, run) => clock.after(delayMs, run),
    isFree: () => state.isFree,
    say: async (text) => void said.push(text),
  })
  const free = (isFree: boolean): void => {
    state.isFree = isFree
    ringer.look()
  }
  return { clock, ringer, said, free }
}

describe('Ringer', () => {
  it('given nobody who speaks, says it after a short calm', async () => {
    const { clock, ringer, said } = open()
    ringer.ring('Time is up.')
    await clock.goTo(600)
    expect(said).toEqual([])
    await clock.goTo(800)
    expect(said).toEqual(['Time is up.'])
  })

  it('given somebody who speaks, waits, and through short silences as well', async () => {
    const { clock, ringer, said, free } = open()
    free(false)
    ringer.ring('Time is up.')
    await clock.goTo(5000)
    free(true)
    await clock.goTo(5400)
    free(false)
    await clock.goTo(9000)
    expect(said).toEqual([])
    free(true)
    await clock.goTo(9800)
    expect(said).toEqual(['Time is up.'])
  })

  it('given two, says the second once the first has been heard', async () => {
    const { clock, ringer, said, free } = open()
    ringer.ring('One.')
    ringer.ring('Two.')
    await clock.goTo(800)
    expect(said).toEqual(['One.'])
    free(false)
    await clock.goTo(3000)
    free(true)
    await clock.goTo(4000)
    expect(said).toEqual(['One.', 'Two.'])
  })

  it('given close, says nothing more', async () => {
    const { clock, ringer, said } = open()
    ringer.ring('Time is up.')
    ringer.close()
    await clock.goTo(5000)
    expect(said).toEqual([])
  })
})
