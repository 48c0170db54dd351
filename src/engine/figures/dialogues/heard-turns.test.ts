import { describe, expect, it } from 'vitest'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { heardTurns } from './heard-turns.ts'

const ended = (turn: number, transcript: string, reply: string): TurnEvent =>
  ({ event: 'turn', t_ms: 0, turn, transcript, reply, voice_to_voice_ms: turn * 100 }) as TurnEvent
const tool = { event: 'tool', turn: 1, name: 'timer_set', arguments: { s: 60 }, result: 'ok' }

describe('heardTurns', () => {
  it('given one turn each, tells what was heard, replied and done in it', () => {
    const ran = { event: 'pipeline_complete', turn: 1, buffer_underruns: 1 }
    const events = [
      ran as unknown as TurnEvent,
      tool as unknown as TurnEvent,
      ended(1, 'a', 'A'),
      ended(2, 'b', 'B'),
    ]
    expect(heardTurns(events, [1, 1])).toEqual([
      {
        transcript: 'a',
        reply: 'A',
        voice_to_voice_ms: 100,
        stages: null,
        underruns: 1,
        turns: 1,
        tools: [{ name: 'timer_set', arguments: { s: 60 }, result: 'ok' }],
      },
      {
        transcript: 'b',
        reply: 'B',
        voice_to_voice_ms: 200,
        stages: null,
        underruns: 0,
        turns: 1,
        tools: [],
      },
    ])
  })
  it('given a turn that was cut in two, has all that was heard and the last reply', () => {
    const [cut] = heardTurns([ended(1, 'I want', 'What?'), ended(2, 'tea', 'Tea.')], [2])
    expect(cut).toMatchObject({ transcript: 'I want tea', reply: 'Tea.', turns: 2 })
  })
  it('given a turn that nobody heard, does not give it the next one’s reply', () => {
    const [first, second] = heardTurns([ended(1, 'b', 'B')], [0, 1])
    expect(first).toMatchObject({ transcript: '', reply: '', voice_to_voice_ms: null, turns: 0 })
    expect(second).toMatchObject({ reply: 'B' })
  })
})
