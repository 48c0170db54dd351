import { describe, expect, it } from 'vitest'
import { QUICK, SLOW, tierRoom } from './testing/fake-tier-room.ts'

const MINUTE_MS = 60_000

describe('TierDesk, measuring', () => {
  it('given a first start, measures once nobody talks, and keeps the tier that it chooses', async () => {
    const { desk, state, told, opened, pass } = tierRoom({ tier: 'auto' })
    await pass(6_000)
    expect(desk.state).toMatchObject({ automatic: null, measuring: 0 })
    await pass(30_000)
    expect(state.measurements).toBe(1)
    expect(desk.state).toMatchObject({ automatic: 'balanced', measuring: null })
    expect(told.filter(([name]) => name === 'tier').length).toBeGreaterThan(4)
    expect(opened).toEqual(['balanced'])
  })
  it('given a slow machine, opens the faster models, where they are here', async () => {
    const { state, opened, pass, notices } = tierRoom({ tier: 'auto' })
    state.measures = SLOW
    await pass(MINUTE_MS)
    expect(opened).toEqual(['balanced', 'fast'])
    expect(notices).toEqual([])
  })
  it('given a slow machine without the faster models, goes on, says so, and takes them when they come', async () => {
    const { desk, state, opened, pass, notices } = tierRoom({ tier: 'auto' })
    Object.assign(state, { measures: SLOW, missing: ['llm-0.5b'] })
    await pass(MINUTE_MS)
    expect(opened).toEqual(['balanced'])
    expect(desk.choice.chosen).toBe('fast')
    expect(notices).toEqual([expect.stringContaining('fast tier suits this computer')])
    state.missing = []
    desk.changed()
    await pass(MINUTE_MS)
    expect(opened).toEqual(['balanced', 'fast'])
    expect(state.measurements).toBe(1)
  })
  it('given somebody who begins to talk, lets go at once and measures later', async () => {
    const { desk, state, pass, become } = tierRoom({ tier: 'auto' })
    await pass(7_000)
    become('listening')
    await pass(2_000)
    expect(desk.state).toMatchObject({ automatic: null, measuring: null })
    become('idle')
    await pass(MINUTE_MS)
    expect(state.measurements).toBe(2)
    expect(desk.state.automatic).toBe('balanced')
  })
  it('given an engine that sleeps, when the user asks for a measurement, then it wakes first', async () => {
    const { desk, state, pass } = tierRoom({ tier: 'balanced' })
    state.readiness = { at: 'asleep' }
    const measured = desk.measure()
    await pass(5_000)
    await measured
    expect(state.readiness).toEqual({ at: 'ready' })
    expect(state.measurements).toBe(1)
  })

  it('given other programs at work, or a tier that the user has set, does not measure unasked', async () => {
    const busy = tierRoom({ tier: 'auto' })
    busy.state.load = 0.9
    await busy.pass(MINUTE_MS)
    expect(busy.state.measurements).toBe(0)
    const set = tierRoom({ tier: 'fast' })
    await set.pass(MINUTE_MS)
    expect(set.state.measurements).toBe(0)
    const again = set.desk.measure()
    await set.pass(MINUTE_MS)
    await again
    expect(set.desk.state.automatic).toBe('balanced')
    expect(set.opened).toEqual(['fast'])
  })
  it('given a user who stops it or talks, says why not, and does not begin by itself again', async () => {
    const { desk, state, pass, become } = tierRoom({ tier: 'auto' })
    await pass(7_000)
    desk.stopMeasuring()
    await pass(MINUTE_MS)
    expect(state.measurements).toBe(1)
    become('speaking')
    await expect(desk.measure()).rejects.toMatchObject({ code: 'usage' })
  })
})

describe('TierDesk, stepping', () => {
  it('given a busy computer in a conversation, steps down between turns, says so, and up when it is calm', async () => {
    const { desk, state, notices, opened, pass, turn, become } = tierRoom({ tier: 'auto' }, QUICK)
    state.load = 1
    become('listening')
    await pass(50_000)
    expect(opened).toEqual(['balanced']) // never while somebody talks
    become('idle')
    await pass(6_000)
    expect(opened).toEqual(['balanced', 'fast'])
    expect(desk.state).toMatchObject({ insteadForNow: 'fast', automatic: 'balanced' })
    expect(desk.choice.chosen).toBe('balanced')
    expect(notices).toEqual(['This computer is busy: Parley answers with the fast tier for now.'])
    state.load = 0.1
    for (let i = 0; i < 12; i++) await turn()
    expect(opened).toHaveLength(2)
    for (let i = 0; i < 12; i++) await turn()
    expect(opened).toEqual(['balanced', 'fast', 'balanced'])
    expect(desk.state.insteadForNow).toBeNull()
    expect(notices.at(-1)).toContain('balanced')
  })
  it('given load while nobody talks, does nothing', async () => {
    const { state, opened, pass } = tierRoom({ tier: 'auto' }, QUICK)
    state.load = 1
    await pass(30 * MINUTE_MS)
    expect(opened).toEqual(['balanced'])
  })
  it('given replies that come late, steps down even so; one that was unlucky changes nothing', async () => {
    const { notices, opened, turn } = tierRoom({ talk: 'duplex', tier: 'balanced' }, QUICK)
    await turn(700)
    await turn(4_000)
    await turn(800)
    expect(opened).toEqual(['balanced'])
    await turn(1_900)
    await turn(1_700)
    await turn(1_800)
    expect(opened).toEqual(['balanced', 'fast'])
    expect(notices).toEqual(['Replies come late: Parley answers with the fast tier for now.'])
  })
  it('given that the faster models are not here, says nothing and stays', async () => {
    const { state, notices, opened, turn } = tierRoom({ talk: 'duplex', tier: 'balanced' }, QUICK)
    state.missing = ['llm-0.5b']
    for (let i = 0; i < 6; i++) await turn(3_000)
    expect(opened).toEqual(['balanced'])
    expect(notices).toEqual([])
  })
  it('given a tier that the user sets meanwhile, opens that one at once', async () => {
    const { desk, state, opened, turn } = tierRoom({ talk: 'duplex', tier: 'quality' }, QUICK)
    for (let i = 0; i < 5; i++) await turn(3_000)
    expect(opened).toEqual(['quality', 'fast'])
    expect(state.settings.tier).toBe('quality')
    state.settings = { ...state.settings, tier: 'balanced' }
    desk.set()
    expect(opened).toEqual(['quality', 'fast', 'balanced'])
    state.settings = { ...state.settings, tier: 'auto' }
    desk.set()
    expect(opened).toHaveLength(3) // the same models
  })
})

describe('TierDesk, quality', () => {
  it('given a better model that was measured meanwhile, then it is opened once nobody talks, and left when it is gone', async () => {
    const { desk, state, opened, openedLlms, pass } = tierRoom({ tier: 'auto' }, QUICK)
    await pass(MINUTE_MS)
    expect(opened).toEqual(['balanced'])
    state.quality = { id: 'larger', ms: 820 }
    desk.changed()
    await pass(MINUTE_MS)
    expect(opened.at(-1)).toBe('quality')
    expect(openedLlms).toEqual(['llm-1.5b', 'larger'])
    state.quality = { id: 'larger-still', ms: 900 }
    desk.changed()
    await pass(MINUTE_MS)
    expect(openedLlms.at(-1)).toBe('larger-still')
    state.quality = undefined
    desk.changed()
    await pass(MINUTE_MS)
    expect(openedLlms.at(-1)).toBe('llm-1.5b')
    expect(opened.at(-1)).toBe('balanced')
  })

  it('given balanced is open, when the user sets quality, then its own model is opened at once', async () => {
    const { desk, state, openedLlms, pass } = tierRoom({ tier: 'balanced' }, QUICK)
    await pass(MINUTE_MS)
    state.quality = { id: 'larger', ms: 820 }
    state.settings = { ...state.settings, tier: 'quality' }
    desk.set()
    expect(openedLlms).toEqual(['llm-1.5b', 'larger'])
  })
})
