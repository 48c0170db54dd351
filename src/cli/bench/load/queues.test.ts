import { describe, expect, it } from 'vitest'
import { grownQueue, QueueBook, type Queue } from './queues.ts'

function book(waits: readonly [Queue, number][]): QueueBook {
  const made = new QueueBook()
  for (const [work, waitedMs] of waits)
    made.note({ work, end: 'used', waiting: 1, waitedMs, heldMs: 10 })
  return made
}

describe('QueueBook', () => {
  it('given leases that were used, dropped and withdrawn, counts each and adds up the waits of those used', () => {
    const made = book([
      ['tts', 40],
      ['tts', 60],
    ])
    made.note({ work: 'tts', end: 'withdrawn', waiting: 5, waitedMs: 900, heldMs: 0 })
    made.note({ work: 'stt-partial', end: 'dropped', waiting: 0, waitedMs: 250, heldMs: 0 })
    const { tts, 'stt-partial': partials } = made.figures
    expect(tts).toMatchObject({ granted: 2, withdrawn: 1, dropped: 0, most_waiting: 5 })
    expect(tts).toMatchObject({ waited_ms: 100, held_ms: 20 })
    expect(partials).toMatchObject({ granted: 0, dropped: 1 })
  })
})

describe('grownQueue', () => {
  const alone = { queues: book([['tts', 10]]).figures, turns: 1 }

  it('given waits by turn, names the queue that grew most, not the one that was longest before', () => {
    const waits: [Queue, number][] = [
      ['tts', 30],
      ['llm', 200],
      ['llm', 200],
      ['stt-partial', 9000],
    ]
    const crowd = { queues: book(waits).figures, turns: 2 }
    expect(grownQueue(alone, crowd)).toEqual({ queue: 'llm', moreMsPerTurn: 200 })
  })

  it('given waits that became shorter, names none', () => {
    expect(grownQueue(alone, { queues: {}, turns: 1 })).toBe(undefined)
  })
})
