import { describe, expect, it } from 'vitest'
import type { MeasuredRecogniser } from '../engine/figures/profile/measured-models.ts'
import { recogniserLines } from './measured-lines.ts'

const MEASURED: MeasuredRecogniser = {
  sha256: 'a',
  machine: { cpu: 'Some CPU', cores: 2, memoryGb: 8 },
  measured_at: '2026-01-02T03:04:05.000Z',
  load_ms: 1_000,
  clip_3s_ms: 233,
  clip_10s_ms: 568,
  memory_bytes: 322_000_000,
  voice_to_voice_ms: 800,
  usual_voice_to_voice_ms: 720,
  misheard: { quiet: { words: 28, errors: 0 }, noise: { words: 28, errors: 2 } },
  usual_misheard: { quiet: { words: 28, errors: 1 }, noise: { words: 28, errors: 3 } },
}

describe('recogniserLines', () => {
  it('given a measured recogniser, tells its times and its errors beside the usual ones', () => {
    expect(recogniserLines('ear', MEASURED)).toEqual([
      'ear on this computer',
      '  loads in        1.0 s',
      '  3 s of speech   233 ms (0.08 of its length)',
      '  10 s of speech  568 ms (0.06 of its length)',
      '  memory          322 MB',
      '  answers in      800 ms; usually 720 ms',
      '  mishears        0 of 28 words; usually 1',
      '  in loud noise   2 of 28 words; usually 3',
    ])
  })

  it('given one that is late, or slower than speech, says so', () => {
    const told = (change: Partial<MeasuredRecogniser>) =>
      recogniserLines('ear', { ...MEASURED, memory_bytes: null, ...change }).join('\n')
    expect(told({ voice_to_voice_ms: 2_300 })).toContain('2300 ms, later than the 1000 ms')
    expect(told({ clip_10s_ms: 14_000 })).toContain('slower than speech')
    expect(told({})).not.toMatch(/later|slower|memory/)
  })
})
