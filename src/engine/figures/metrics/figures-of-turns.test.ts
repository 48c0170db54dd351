import { describe, expect, it } from 'vitest'
import { FiguresOfTurns } from './figures-of-turns.ts'
import { interruptedTurn, spokenTurn, typedTurn } from './testing/turn-stories.ts'

const open = () => {
  const figures = new FiguresOfTurns({ session: 's1', now: () => new Date(0) })
  return (events: ReturnType<typeof spokenTurn>) =>
    events.flatMap((event) => figures.event(event) ?? [])
}

describe('FiguresOfTurns', () => {
  it('given the events of turns, then each leaves one record, without a word of it', () => {
    const tell = open()
    const [spoken, ...none] = tell(spokenTurn(1))
    expect(none).toEqual([])
    expect(spoken).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      session: 's1',
      typed: false,
      voice_to_voice_ms: 642,
      tokens_per_second: 31.5,
      buffer_underruns: 1,
      engines: { llm: 'llama: small' },
    })
    expect(JSON.stringify(spoken)).not.toMatch(/moon|tides/)
    expect(tell(typedTurn(2))).toMatchObject([{ typed: true }])
    expect(tell(interruptedTurn(3))).toMatchObject([{ typed: false, interrupted: true }])
  })

  it('given a turn that tells less than the one before, then nothing of that is laid to it', () => {
    const tell = open()
    tell(typedTurn(1))
    const [turn] = tell(spokenTurn(2).filter(({ event }) => event === 'turn'))
    expect(turn).toMatchObject({ typed: false, tokens_per_second: null, buffer_underruns: 0 })
  })
})
