import { describe, expect, it } from 'vitest'
import type { Settings } from '../../shared/window/settings.ts'
import type { StageFigures } from '../figures/profile/choose-tier.ts'
import { TierChoice } from './tier-choice.ts'

const SLOW: StageFigures = {
  llm: 'llm-1.5b',
  sttMs: 200,
  firstTokenMs: 400,
  tokenMs: 90,
  firstAudioMs: 300,
  realTimeFactor: 0.5,
}
const QUICK: StageFigures = { ...SLOW, sttMs: 50, firstTokenMs: 80, tokenMs: 20, firstAudioMs: 80 }

function choice(setting: Settings['tier'], figures?: StageFigures, qualityMs?: number): TierChoice {
  return new TierChoice(
    () => setting,
    () => figures,
    () => qualityMs,
  )
}

describe('TierChoice', () => {
  it('given nothing measured, needs the models of balanced and no others', () => {
    const unmeasured = choice('auto')
    expect(unmeasured.chosen).toBe('balanced')
    expect(unmeasured.order).toEqual(['balanced'])
    expect(unmeasured.automatic).toBeUndefined()
    expect(unmeasured.foretold).toEqual([])
  })
  it('given a measurement, takes the tier that it chooses, and what is here until its models are', () => {
    expect(choice('auto', QUICK).chosen).toBe('balanced')
    expect(choice('auto', SLOW).order).toEqual(['fast', 'balanced'])
    expect(choice('auto', SLOW).foretold.map(({ tier }) => tier)).toEqual(['fast', 'balanced'])
  })
  it('given a tier that the user has set, takes no other, and still tells what would be chosen', () => {
    const set = choice('balanced', SLOW)
    expect(set.order).toEqual(['balanced'])
    expect(set.automatic).toBe('fast')
  })
  it('given a step down and up, answers with the other tier and needs the models of the first', () => {
    const stepping = choice('quality')
    stepping.answerWith('fast')
    expect(stepping.order).toEqual(['fast', 'quality'])
    expect(stepping.chosen).toBe('quality')
    expect(stepping.insteadForNow).toBe('fast')
    expect(stepping.above()).toBe('quality')
    stepping.answerWith('quality')
    expect(stepping.insteadForNow).toBeUndefined()
    expect(stepping.above()).toBeUndefined()
  })
  it('given a larger model that was measured to answer in time, then auto takes quality, and a busy machine balanced', () => {
    const best = choice('auto', QUICK, 820)
    expect(best.chosen).toBe('quality')
    expect(best.order).toEqual(['quality', 'fast', 'balanced'])
    expect(best.foretold.map(({ tier }) => tier)).toEqual(['fast', 'balanced', 'quality'])
    expect(best.foretold.at(-1)).toMatchObject({ voiceToVoiceMs: 820 })
    expect(best.below('quality')).toBe('balanced')
    expect(best.below('balanced')).toBe('fast')
    best.answerWith('fast')
    expect(best.above()).toBe('balanced')
    best.answerWith('balanced')
    expect(best.above()).toBe('quality')
  })
  it('given a machine on which balanced is late, or one that was not measured, then auto takes no quality', () => {
    expect(choice('auto', SLOW, 820).chosen).toBe('fast')
    expect(choice('auto', undefined, 820).chosen).toBe('balanced')
  })
  it('given no such model, then quality is balanced, and below it is fast', () => {
    expect(choice('auto', QUICK).automatic).toBe('balanced')
    expect(choice('quality').below('quality')).toBe('fast')
    expect(choice('fast').below('fast')).toBeUndefined()
  })
})
