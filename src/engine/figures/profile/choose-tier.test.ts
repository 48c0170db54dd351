import { describe, expect, it } from 'vitest'
import { TIERS } from '../../tiers.ts'
import { BUDGET_MS, chooseTier, foretell, RELATIVE_COST, type StageFigures } from './choose-tier.ts'
import { TWO_CORES } from '../testing/stage-figures.ts'

function times(factor: number): StageFigures {
  const { llm, ...figures } = TWO_CORES
  const slower = Object.entries(figures).map(([name, value]) => [name, value * factor])
  return { llm, ...(Object.fromEntries(slower) as Omit<StageFigures, 'llm'>) }
}

describe('foretell', () => {
  it('given the machine that the notes were made on, comes to what was measured there', () => {
    const { voiceToVoiceMs } = foretell('balanced', TWO_CORES)
    expect(voiceToVoiceMs).toBeGreaterThan(650)
    expect(voiceToVoiceMs).toBeLessThan(770)
  })
  it('given the figures of either model, foretells the same of both tiers', () => {
    const cost = RELATIVE_COST['llm-0.5b']!
    const small = {
      ...TWO_CORES,
      llm: 'llm-0.5b',
      firstTokenMs: TWO_CORES.firstTokenMs * cost.first,
      tokenMs: TWO_CORES.tokenMs * cost.further,
    }
    for (const tier of ['fast', 'balanced'] as const)
      expect(foretell(tier, small)).toEqual(foretell(tier, TWO_CORES))
  })
  it('given a machine without any delay, still waits for the end of the turn', () => {
    expect(foretell('balanced', times(0)).voiceToVoiceMs).toBe(360)
  })
  it('given a chosen recogniser, counts what that takes for every clip, and no second opinion', () => {
    const { llm, sttMs } = TWO_CORES
    const usual = foretell('balanced', TWO_CORES).voiceToVoiceMs
    const later = foretell('balanced', TWO_CORES, llm, sttMs + 500).voiceToVoiceMs
    expect(later - foretell('fast', TWO_CORES, llm).voiceToVoiceMs).toBe(500)
    expect(later - usual).toBeLessThan(500)
  })
  it('knows what the model of every tier costs', () => {
    for (const { llm } of Object.values(TIERS)) expect(RELATIVE_COST).toHaveProperty(llm)
  })
})

describe('chooseTier', () => {
  it('given a machine that is fast enough, takes the best tier within the budget', () => {
    const { tier, voiceToVoiceMs } = chooseTier(TWO_CORES)
    expect(tier).toBe('balanced')
    expect(voiceToVoiceMs).toBeLessThanOrEqual(BUDGET_MS)
  })
  it('given one that is half as fast, takes a faster tier', () => {
    expect(chooseTier(times(1.8)).tier).toBe('fast')
  })
  it('given one that no tier suits, takes the fastest and says what to expect', () => {
    const { tier, voiceToVoiceMs } = chooseTier(times(6))
    expect(tier).toBe('fast')
    expect(voiceToVoiceMs).toBeGreaterThan(BUDGET_MS)
  })
  it('given a model that answers in time but cannot keep up with the voice, takes a faster tier', () => {
    const figures = { ...TWO_CORES, firstTokenMs: 60, tokenMs: 150, realTimeFactor: 0.5 }
    expect(foretell('balanced', figures).voiceToVoiceMs).toBeLessThan(BUDGET_MS)
    expect(chooseTier(figures).tier).toBe('fast')
  })
})
