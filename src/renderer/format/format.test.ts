import { describe, expect, it } from 'vitest'
import type { ModelTransfer } from '../../shared/window/app-state.ts'
import { formatBytes, formatSpan } from './format-bytes.ts'
import { transferTotal } from './transfer-total.ts'

const transfer = (patch: Partial<ModelTransfer>): ModelTransfer => ({
  id: 'a',
  phase: 'downloading',
  doneBytes: 0,
  totalBytes: 100,
  bytesPerSecond: null,
  secondsLeft: null,
  error: null,
  ...patch,
})

it('given sizes and spans, then they are written as people read them', () => {
  expect([0, 927, 43_550_795, 186_000_000, 1_117_320_736].map(formatBytes)).toEqual([
    '0 B',
    '927 B',
    '43.6 MB',
    '186 MB',
    '1.1 GB',
  ])
  expect([0.2, 59, 84, 3900].map(formatSpan)).toEqual(['1 s', '59 s', '1 min', '1 h 5 min'])
})

describe('transferTotal', () => {
  it('given none, then there is no total', () => {
    expect(transferTotal([])).toBeNull()
  })

  it('given several, then their bytes and rates add up', () => {
    const total = transferTotal([
      transfer({ doneBytes: 100, phase: 'done' }),
      transfer({ doneBytes: 50, bytesPerSecond: 10 }),
    ])
    expect(total).toMatchObject({ share: 0.75, secondsLeft: 5, isDone: false })
  })

  it('given a size that is not known, then there is no share', () => {
    expect(transferTotal([transfer({ totalBytes: null })])).toMatchObject({ share: null })
  })

  it('given a failure, then its line is told', () => {
    const error = { code: 'disk_full', message: 'The disk is full.' } as const
    expect(transferTotal([transfer({ phase: 'failed', error })])!.failure).toBe('The disk is full.')
  })
})
