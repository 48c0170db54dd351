import { describe, expect, it } from 'vitest'
import type { MeasuredModel } from '../figures/profile/measured-models.ts'
import type { ModelStatus } from '../models/model-status.ts'
import { WindowLlm } from './window-llm.ts'

const listed = (id: string, state: ModelStatus['state'], parametersB: number) =>
  ({
    id,
    title: id,
    kind: 'llm',
    state,
    parametersB,
    sha256: id,
    bytes: 1,
    licence: '',
  }) as ModelStatus
const figures: MeasuredModel = {
  sha256: 'larger',
  machine: { cpu: 'any', cores: 8, memoryGb: 16 },
  measured_at: '2026-01-02T03:04:05.000Z',
  load_ms: 900,
  first_token_ms: 100,
  tokens_per_second: 30,
  memory_bytes: null,
  voice_to_voice_ms: 820,
  keeps_up: true,
  talk: null,
}

function room(llmModel: string | null, state: ModelStatus['state'] = 'installed') {
  const store = {
    statuses: [listed('llm-1.5b', 'installed', 1.5), listed('larger', state, 3)],
    measured: { larger: figures },
  }
  const llm = new WindowLlm(
    { status: async () => store.statuses, measured: async () => store.measured },
    () => ({ llmModel }),
  )
  return { llm, store }
}

describe('the window’s language model', () => {
  it('given one of the user’s own, then it answers in every tier while it is here', async () => {
    const { llm } = room('larger')
    await llm.read()
    expect((['fast', 'balanced', 'quality'] as const).map((tier) => llm.of(tier))).toEqual(
      Array(3).fill('larger'),
    )
    expect(llm.qualityMs).toBeUndefined()
    const gone = room('larger', 'missing').llm
    await gone.read()
    expect(gone.of('balanced')).toBe('llm-1.5b')
  })

  it('given none, then quality has the best that was measured, until it is gone', async () => {
    const { llm, store } = room(null)
    expect(llm.of('quality')).toBe('llm-1.5b') // nothing is known yet
    await llm.read()
    expect([llm.of('balanced'), llm.of('quality'), llm.qualityMs]).toEqual([
      'llm-1.5b',
      'larger',
      820,
    ])
    store.statuses[1]!.state = 'missing'
    await llm.read()
    expect([llm.of('quality'), llm.qualityMs]).toEqual(['llm-1.5b', undefined])
  })
})
