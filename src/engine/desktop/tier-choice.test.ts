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

function choice(setting: Settings['tier'], figures?: StageFigures): TierChoice {
  return new TierChoice(
    () => setting,
    () => figures,
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
})
