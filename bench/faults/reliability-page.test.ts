import { describe, expect, it } from 'vitest'
import type { FaultedTurn } from './fault-room.ts'
import { faultTable, isServed } from './reliability-page.ts'

const summary = { heard: 'Once upon a time.', reply: 'Paris.' } as NonNullable<FaultedTurn['turn']>
const turn: FaultedTurn = {
  fault: { kind: 'killed', part: 'llm', moment: 'thinking' },
  turn: summary,
  next: summary,
  firstSoundMs: 3_500,
  silenceMs: 3_500,
  toldMs: 700,
  noticedMs: 200,
  backMs: 3_200,
  wronglyEnded: [],
  errors: [],
}

describe('isServed', () => {
  it('given an answer after a long silence that was told, says yes; untold, no', () => {
    expect(isServed(turn)).toBe(true)
    expect(isServed({ ...turn, toldMs: null })).toBe(false)
    expect(isServed({ ...turn, toldMs: 1_600 })).toBe(false)
    expect(isServed({ ...turn, toldMs: null, silenceMs: 1_400 })).toBe(true)
    expect(isServed({ ...turn, toldMs: null, silenceMs: 2_000 })).toBe(false)
  })
  it('given engines that are only slow, asks for a sound within three seconds', () => {
    const slow = { ...turn, noticedMs: null, backMs: null, toldMs: null }
    expect(isServed({ ...slow, silenceMs: 2_900 })).toBe(true)
    expect(isServed({ ...slow, silenceMs: 3_100 })).toBe(false)
  })
  it('given nothing heard, an error, or a next turn that fails, says no', () => {
    expect(isServed({ ...turn, turn: { ...summary, heard: '' } })).toBe(false)
    expect(isServed({ ...turn, errors: ['engine_died'] })).toBe(false)
    expect(isServed({ ...turn, next: undefined })).toBe(false)
    expect(isServed({ ...turn, wronglyEnded: ['tts'] })).toBe(false)
  })
})

describe('faultTable', () => {
  it('given a turn, puts it in the row of its fault and the column of its moment, and keeps what was there', () => {
    const rowOf = (table: string) =>
      table.split('\n').find((line) => line.includes('language model killed'))
    const first = faultTable([turn])
    expect(rowOf(first)).toBe(
      '| language model killed |  |  | ✓ silent 3.5, told 0.7, back 3.2 |  |  |',
    )
    const later = { ...turn, fault: { ...turn.fault, moment: 'listening' as const }, toldMs: null }
    expect(rowOf(faultTable([later], first))).toBe(
      '| language model killed | ✗ silent 3.5, back 3.2 |  | ✓ silent 3.5, told 0.7, back 3.2 |  |  |',
    )
  })
})
