import { describe, expect, it } from 'vitest'
import { interruptedTurn, spokenTurn, toolCalled } from './testing/turn-stories.ts'
import { withoutWords } from './without-words.ts'

describe('withoutWords', () => {
  it('given turns with words in many of their events, then no word is left, and every figure is', () => {
    const events = [...spokenTurn(1), ...interruptedTurn(2), ...toolCalled(3)]
    const text = JSON.stringify(events.map(withoutWords))
    expect(text).not.toMatch(/moon|tides|wait|six/)
    for (const told of [
      '"stt_latency_ms":210',
      '"endpoint_ms":320',
      '"timer_set"',
      '"llama: small"',
    ])
      expect(text).toContain(told)
    expect(events.map(withoutWords).map(({ event }) => event)).toEqual(
      events.map(({ event }) => event),
    )
  })
})
