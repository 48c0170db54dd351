import { describe, expect, it } from 'vitest'
import type { Row } from '../judge/judge-played.ts'
import { sumUp } from './sum-up.ts'
import { table } from './table.ts'

function row(part: Partial<Row>): Row {
  return {
    ...{ scene: 'interruptions', n: 0, question: '?', said: 'Stop.', voice: 'somebody' },
    ...{ outcome: 'stopped', stopMs: 300, noticedMs: 100, duckedShare: 0, pausedShare: 0 },
    ...{ resumedAfterMs: null, resumedAfterSaidMs: null, resumeReasons: [], understood: 'Stop.' },
    ...{ wordErrors: { errors: 0, words: 1 }, falseStarts: 0, ownTurns: 0, reply: '', heard: '' },
    ...{ wordsTold: 3, wordsSounded: 4, replySpan: { fromMs: 0, toMs: 1_000 } },
    ...{ echoDbfs: -20, personDbfs: -20, echoLossDb: null },
    ...part,
  }
}

describe('sumUp', () => {
  it('given replies, then those that were missed count for their own turns alone', () => {
    const rows = [
      row({}),
      row({ stopMs: 500 }),
      row({ outcome: 'missed', stopMs: null, ownTurns: 1 }),
    ]
    const [sum] = sumUp(rows)
    expect(sum).toMatchObject({
      replies: 2,
      ownTurns: 1,
      missed: 1,
      stopped: 2,
      allWordsRight: 2,
      heardTrue: 2,
    })
    expect(sum?.stopMs).toEqual({ p50: 400, p95: 490, max: 500 })
  })

  it('given replies of different length, then shares are of all their time', () => {
    const long = row({ duckedShare: 0, replySpan: { fromMs: 0, toMs: 3_000 } })
    expect(sumUp([row({ duckedShare: 0.4 }), long])[0]?.duckedShare).toBeCloseTo(0.1)
  })
})

describe('table', () => {
  it('given sums, then a line each below the heads', () => {
    const text = table(sumUp([row({ scene: 'self' }), row({})]))
    expect(text.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'scene',
      'self',
      'interruptions',
    ])
  })
})
