import { describe, expect, it } from 'vitest'
import { fakeSequential, fakeTurns } from './testing/figures.ts'
import { compareRatios, ratiosOf, TOLERANCE, type Baseline, type Ratios } from './regression.ts'

const ours = (voiceToVoiceMs: number, n = 20) => fakeTurns(n, { voiceToVoiceMs })
const before = ratiosOf(ours(1_000), fakeSequential(20))
const baseline = (ratios: Partial<Ratios> = before): Baseline => ({
  started_at: '2026-01-02T03:04:05.000Z',
  tier: 'balanced',
  machine: { cpu: 'some', cores: 2 },
  recordings: { names: ['a.wav'] },
  ratios,
})
const verdicts = (now: Ratios, stored = baseline()) =>
  Object.fromEntries(
    compareRatios(now, stored).compared.map(({ name, verdict }) => [name, verdict]),
  )

describe('ratiosOf', () => {
  it('given both pipelines, says how many times faster ours is, on the whole and by stage', () => {
    expect(before).toEqual({
      voice_to_voice_p50: { ratio: 2.5, n: 20 },
      voice_to_voice_p90: { ratio: 2.5, n: 20 },
      voice_to_voice_p95: { ratio: 2.5, n: 20 },
      transcript_p50: { ratio: 1_000 / 200, n: 20 },
      reply_p50: { ratio: 500 / 250, n: 20 },
      speech_p50: { ratio: 1_000 / 160, n: 20 },
    })
  })
  it('given a machine twice as slow in everything, stays the same', () => {
    const slow = fakeSequential(20)
    slow.voice_to_voice_ms.p50! *= 2
    expect(ratiosOf(ours(2_000), slow).voice_to_voice_p50).toEqual(before.voice_to_voice_p50)
  })
  it('given no turns on one side, has no ratio', () => {
    const none = { ratio: null, n: 0 }
    expect(ratiosOf(ours(800, 0), fakeSequential(20)).voice_to_voice_p50).toEqual(none)
    expect(ratiosOf(ours(800), fakeSequential(0)).transcript_p50).toEqual(none)
  })
})

describe('compareRatios', () => {
  it('given the same and better, passes', () => {
    expect(compareRatios(before, baseline()).passed).toBe(true)
    expect(compareRatios(ratiosOf(ours(500), fakeSequential(20)), baseline()).passed).toBe(true)
  })
  it('given times within the tolerance, passes; beyond it, says which ratio is worse', () => {
    const slower = (factor: number) => ratiosOf(ours(1_000 * factor), fakeSequential(20))
    expect(compareRatios(slower(1 + TOLERANCE - 0.01), baseline()).passed).toBe(true)
    const now = slower(1 + TOLERANCE + 0.01)
    expect(compareRatios(now, baseline()).passed).toBe(false)
    expect(verdicts(now)).toMatchObject({ voice_to_voice_p50: 'worse', speech_p50: 'good' })
  })
  it('given few turns, compares medians alone', () => {
    const now = ratiosOf(ours(5_000, 2), fakeSequential(2))
    expect(verdicts(now)).toMatchObject({
      voice_to_voice_p50: 'worse',
      voice_to_voice_p90: 'not comparable',
      voice_to_voice_p95: 'not comparable',
    })
  })
  it('given a peer that other programs disturbed, has no tails to boast of', () => {
    const disturbed = fakeSequential(20)
    disturbed.steps.stt_ms.p90! *= 20
    disturbed.voice_to_voice_ms.p90 = 30_000
    const now = ratiosOf(ours(1_000), disturbed)
    expect(now.voice_to_voice_p90).toEqual({ ratio: null, n: 0, disturbed: true })
    expect(verdicts(now)).toMatchObject({
      voice_to_voice_p50: 'good',
      voice_to_voice_p90: 'not comparable',
    })
  })
  it('given a peer disturbed in most turns, has no verdict and does not pass', () => {
    const disturbed = fakeSequential(20)
    disturbed.steps.stt_ms.p50! *= 20
    const now = ratiosOf(ours(1_000), disturbed)
    expect(verdicts(now)).toMatchObject({ voice_to_voice_p50: 'not comparable' })
    expect(compareRatios(now, baseline()).passed).toBe(false)
  })
  it('given a run without a single reply, does not let it pass', () => {
    const now = ratiosOf(ours(800, 0), fakeSequential(20))
    expect(compareRatios(now, baseline()).passed).toBe(false)
  })
  it('given a baseline that lacks a ratio, calls it new', () => {
    const { speech_p50: _, ...older } = before
    expect(verdicts(before, baseline(older))).toMatchObject({
      speech_p50: 'new',
      reply_p50: 'good',
    })
  })
})
