import { describe, expect, it } from 'vitest'
import type { ForetoldTier } from '../figures/profile/choose-tier.ts'
import type { QualityChoice } from '../figures/profile/quality-model.ts'
import type { ModelStatus } from '../models/model-status.ts'
import { modelsOfTier } from '../tiers.ts'
import { assistantOffers as offersOf } from './assistant-offers.ts'

const ROOMY = { cpu: 'x', cores: 8, memoryBytes: 16e9, freeDiskBytes: 100e9 }
const QUICK: ForetoldTier[] = [
  { tier: 'fast', voiceToVoiceMs: 500, keepsUp: true },
  { tier: 'balanced', voiceToVoiceMs: 700, keepsUp: true },
]

/** The catalogue, 100 MB a file, of which `missing` are not here. */
function catalogue(missing: readonly string[] = []): ModelStatus[] {
  const fast = modelsOfTier('fast')
  const balanced = modelsOfTier('balanced')
  return [...new Set([...fast, ...balanced])].map((id) => ({
    id,
    kind: 'llm',
    title: `Title of ${id}`,
    licence: 'MIT',
    languages: [],
    tiers: [
      ...(fast.includes(id) ? (['fast'] as const) : []),
      ...(balanced.includes(id) ? (['balanced', 'quality'] as const) : []),
    ],
    default: true,
    state: missing.includes(id) ? 'missing' : 'installed',
    bytes: 100e6,
    source: null,
    path: '',
    origin: '',
    sha256: null,
  }))
}

const NO_QUALITY: QualityChoice = {
  id: undefined,
  title: undefined,
  figures: undefined,
  why: 'Answers as balanced does.',
  worthTrying: [],
}
const assistantOffers = (
  statuses: ModelStatus[],
  foretold: ForetoldTier[],
  machine: typeof ROOMY | (Omit<typeof ROOMY, 'freeDiskBytes'> & { freeDiskBytes: null }),
  quality = NO_QUALITY,
) => offersOf(statuses, foretold, quality, machine)
const hindrances = (...given: Parameters<typeof assistantOffers>) =>
  assistantOffers(...given).offers.map(({ tier, hindrance }) => [tier, hindrance])

describe('assistantOffers', () => {
  it('given the catalogue, offers each tier, with its size and its language model', () => {
    const { offers } = assistantOffers(catalogue(), QUICK, ROOMY)
    expect(offers.map(({ tier }) => tier)).toEqual(['fast', 'balanced', 'quality'])
    expect(offers[0]).toMatchObject({
      model: 'Title of llm-0.5b',
      diskBytes: modelsOfTier('fast').length * 100e6,
      missing: { ids: [], bytes: 0 },
      voiceToVoiceMs: 500,
      hindrance: null,
    })
    expect(offers[1]!.memoryBytes).toBeGreaterThan(offers[0]!.memoryBytes)
  })

  it('given models that are not here, tells which and how much', () => {
    const { offers } = assistantOffers(catalogue(['llm-0.5b', 'whisper-base-q8_0']), QUICK, ROOMY)
    expect(offers.map(({ missing }) => missing)).toEqual([
      { ids: ['llm-0.5b'], bytes: 100e6 },
      { ids: ['whisper-base-q8_0'], bytes: 100e6 },
      { ids: ['whisper-base-q8_0'], bytes: 100e6 },
    ])
  })

  it('given nothing measured, foretells nothing and finds nothing slow', () => {
    const { offers } = assistantOffers(catalogue(), [], ROOMY)
    expect(offers.map(({ voiceToVoiceMs, hindrance }) => [voiceToVoiceMs, hindrance])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })

  it('given 4 GB of memory, says that the larger one is too large', () => {
    expect(hindrances(catalogue(), QUICK, { ...ROOMY, memoryBytes: 4e9 })).toEqual([
      ['fast', null],
      ['balanced', 'memory'],
      ['quality', 'memory'],
    ])
  })

  it('given a slow machine or one that cannot keep up with its own speech, says so', () => {
    const slow: ForetoldTier[] = [
      { tier: 'fast', voiceToVoiceMs: 900, keepsUp: false },
      { tier: 'balanced', voiceToVoiceMs: 1400, keepsUp: true },
    ]
    expect(hindrances(catalogue(), slow, ROOMY)).toEqual([
      ['fast', 'slow'],
      ['balanced', 'slow'],
      ['quality', 'slow'],
    ])
  })

  it('given a full disk, hinders only what is still to be fetched', () => {
    const full = { ...ROOMY, freeDiskBytes: 300e6 }
    expect(hindrances(catalogue(['llm-1.5b']), QUICK, full)).toEqual([
      ['fast', null],
      ['balanced', 'disk'],
      ['quality', 'disk'],
    ])
    const unknown = { ...ROOMY, freeDiskBytes: null }
    expect(hindrances(catalogue(['llm-1.5b']), QUICK, unknown)).toEqual([
      ['fast', null],
      ['balanced', null],
      ['quality', null],
    ])
  })

  it('given a model for quality, then its card has its times, its weights and why it was chosen; else those of balanced', () => {
    const larger = { ...catalogue()[0]!, id: 'larger', title: 'Larger', tiers: [], bytes: 900e6 }
    const statuses = [...catalogue(), larger]
    const worthTrying = [
      { id: 'x', title: 'X', bytes: 1, licence: 'MIT', isHere: true, voiceToVoiceMs: null },
    ]
    const quality = { ...NO_QUALITY, id: 'larger', why: 'Larger is the best.', worthTrying }
    const foretold = [...QUICK, { tier: 'quality', voiceToVoiceMs: 820, keepsUp: true } as const]
    const [, balanced, best] = assistantOffers(statuses, foretold, ROOMY, quality).offers
    expect(best).toMatchObject({
      model: 'Larger',
      voiceToVoiceMs: 820,
      choice: { why: 'Larger is the best.', worthTrying: worthTrying[0] },
    })
    expect(best!.memoryBytes - balanced!.memoryBytes).toBe(800e6)
    expect(best!.diskBytes - balanced!.diskBytes).toBe(900e6)
    const [, , none] = assistantOffers(statuses, QUICK, ROOMY).offers
    expect(none).toMatchObject({ model: balanced!.model, voiceToVoiceMs: 700 })
    expect([balanced!.choice, none!.choice?.worthTrying]).toEqual([null, null])
  })
})
