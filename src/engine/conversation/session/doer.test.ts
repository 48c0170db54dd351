import { describe, expect, it, vi } from 'vitest'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { Doer } from './doer.ts'
import { TurnJournal } from './turn-journal.ts'

describe('Doer', () => {
  it('given a reply that is heard again, as after a crash, has done and told it once', () => {
    const perform = vi.fn()
    const events: TurnEvent[] = []
    const journal = new TurnJournal(
      3,
      () => 500,
      (event) => events.push(event),
    )
    const tool = { name: 'stop', arguments: {}, result: 'stopped' }
    const doer = new Doer({ perform })
    doer.heard({ tools: [tool], effect: { kind: 'stop' } }, journal, 400)
    doer.heard({ tools: [tool], effect: { kind: 'stop' } }, journal)
    expect(perform.mock.calls).toEqual([[{ kind: 'stop' }]])
    expect(events).toEqual([{ event: 'tool', t_ms: 400, turn: 3, ...tool }])
  })
})
