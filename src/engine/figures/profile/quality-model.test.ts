import { describe, expect, it } from 'vitest'
import type { MeasuredModel } from './measured-models.ts'
import { qualityChoice } from './quality-model.ts'

type Listed = Parameters<typeof qualityChoice>[0][number]

function model(id: string, parametersB: number, change: Partial<Listed> = {}): Listed {
  const common = {
    kind: 'llm',
    state: 'installed',
    bytes: parametersB * 7e8,
    licence: 'MIT',
  } as const
  return { id, title: `Model ${id}`, parametersB, ...common, sha256: id, ...change }
}

function measured(id: string, right: number | null, change: Partial<MeasuredModel> = {}) {
  const talk = right === null ? null : { turns: 20, right, refusals: 0, false_claims: 0, leaks: 0 }
  const figures: MeasuredModel = {
    sha256: id,
    machine: { cpu: 'any', cores: 8, memoryGb: 16 },
    measured_at: '2026-01-02T03:04:05.000Z',
    load_ms: 900,
    first_token_ms: 100,
    tokens_per_second: 30,
    memory_bytes: null,
    voice_to_voice_ms: 700,
    keeps_up: true,
    talk,
    ...change,
  }
  return { [id]: figures }
}

const STANDARD = model('llm-1.5b', 1.54)
const qualityModel = (...given: Parameters<typeof qualityChoice>) => qualityChoice(...given).id
const qualityCandidates = (...given: Parameters<typeof qualityChoice>) =>
  qualityChoice(...given).worthTrying
const why = (...given: Parameters<typeof qualityChoice>) => qualityChoice(...given).why

describe('quality’s model', () => {
  it('given several that were judged, the one with the most right replies is it', () => {
    const here = [STANDARD, model('three', 3), model('four', 4)]
    const figures = {
      ...measured('llm-1.5b', 0.6),
      ...measured('three', 0.8),
      ...measured('four', 0.7),
    }
    expect(qualityModel(here, figures)).toBe('three')
  })

  it('given a larger one that answers worse than balanced’s, there is none', () => {
    const figures = { ...measured('llm-1.5b', 0.6), ...measured('three', 0.5) }
    expect(qualityModel([STANDARD, model('three', 3)], figures)).toBeUndefined()
  })

  it('given a smaller one that did better before the judges, there is none: they let much pass', () => {
    const figures = { ...measured('llm-1.5b', 0.4), ...measured('half', 0.6) }
    expect(qualityModel([STANDARD, model('half', 0.5)], figures)).toBeUndefined()
  })

  it('given a larger one that was not judged, its size speaks for it', () => {
    expect(qualityModel([STANDARD, model('three', 3)], measured('three', null))).toBe('three')
  })

  it('given models that are late, out of breath, gone, exchanged or never measured, none of them is it', () => {
    const late = measured('three', 1, { voice_to_voice_ms: 1_001 })
    const breathless = measured('three', 1, { keeps_up: false })
    const three = model('three', 3)
    for (const figures of [late, breathless, {}])
      expect(qualityModel([STANDARD, three], figures)).toBeUndefined()
    for (const change of [{ state: 'missing' }, { sha256: 'other' }] as const)
      expect(
        qualityModel([STANDARD, { ...three, ...change }], measured('three', 1)),
      ).toBeUndefined()
  })
})

describe('why it was chosen', () => {
  it('given a model that answers, then its time and its replies are told, and what became of the others', () => {
    const here = ['two', 'three', 'four', 'five', 'six', 'seven'].map((id, i) => model(id, i + 2))
    const figures = {
      ...measured('llm-1.5b', 0.6),
      ...measured('two', 0.8),
      ...measured('three', 0.7),
      ...measured('four', 0.5),
      ...measured('five', 0.9, { voice_to_voice_ms: 1_400 }),
      ...measured('six', 0.9, { keeps_up: false }),
    }
    expect(why([STANDARD, ...here], figures)).toBe(
      'Model two is the best model here that answers in time, after 700 ms (80 % of its replies right); ' +
        'Model three is not better (70 % of its replies right); ' +
        "Model four had 50 % of its replies right, and balanced's model 60 %; " +
        'Model five takes 1400 ms; Model six would keep its voice waiting for words; ' +
        'Model seven was not measured yet.',
    )
  })

  it('given none, then it is told whether there is no larger one or what is against it', () => {
    expect(why([STANDARD], {})).toBe('Answers as balanced does: no larger model is here.')
    expect(why([STANDARD, model('three', 3)], {})).toBe(
      'Answers as balanced does; Model three was not measured yet.',
    )
  })
})

describe('what a better model would take', () => {
  const missing = { state: 'missing' } as const
  const shipped = [
    STANDARD,
    model('four', 4, missing),
    model('two', 2, missing),
    model('eight', 8, missing),
  ]

  it('given nothing measured, the larger ones are named by size', () => {
    const ids = qualityCandidates(shipped, {}).map(({ id }) => id)
    expect(ids).toEqual(['two', 'four', 'eight'])
  })

  it('given balanced’s figures, those that would surely be late are left out, and times told', () => {
    const figures = measured('llm-1.5b', 0.6, { first_token_ms: 150, voice_to_voice_ms: 690 })
    const [two, ...others] = qualityCandidates(shipped, figures)
    expect(two).toMatchObject({ id: 'two', isHere: false })
    expect(two?.voiceToVoiceMs).toBeGreaterThan(690)
    expect(others.map(({ id }) => id)).toEqual(['four'])
  })

  it('given one that is here already, it is named before all that would be fetched', () => {
    const [first] = qualityCandidates([...shipped, model('nine', 9)], {})
    expect(first).toMatchObject({ id: 'nine', isHere: true })
  })

  it('given one that was measured, it is none any more: the measurement stands', () => {
    const figures = { ...measured('llm-1.5b', 0.6), ...measured('two', 0.1) }
    expect(qualityCandidates(shipped, figures).map(({ id }) => id)).not.toContain('two')
  })
})
