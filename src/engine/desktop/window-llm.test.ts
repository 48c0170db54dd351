import { describe, expect, it } from 'vitest'
import type { ModelStatus } from '../models/model-status.ts'
import { wantsOtherLlm, windowLlm } from './window-llm.ts'

const here = [{ id: 'mine', kind: 'llm', state: 'installed' }] as ModelStatus[]
const gone = [{ id: 'mine', kind: 'llm', state: 'missing' }] as ModelStatus[]

describe('the window’s language model', () => {
  it('given one of the user’s own, it answers in every tier while it is here', () => {
    expect(windowLlm('fast', { llmModel: 'mine' }, here, {})).toBe('mine')
    expect(windowLlm('quality', { llmModel: 'mine' }, here, {})).toBe('mine')
    expect(windowLlm('balanced', { llmModel: 'mine' }, gone, {})).toBeUndefined()
    expect(windowLlm('balanced', { llmModel: null }, here, {})).toBeUndefined()
  })

  it('given a change of the settings, the engine is opened anew where another model may be meant', () => {
    const balanced = { tier: 'balanced', llmModel: null } as const
    expect(wantsOtherLlm(balanced, { ...balanced, llmModel: 'mine' })).toBe(true)
    expect(wantsOtherLlm(balanced, { ...balanced, tier: 'quality' })).toBe(true)
    expect(wantsOtherLlm(balanced, { ...balanced, tier: 'fast' })).toBe(false)
  })
})
