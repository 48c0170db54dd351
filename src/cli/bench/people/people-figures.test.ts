import { describe, expect, it } from 'vitest'
import type { TurnEvent } from '../../../shared/turn-events.ts'
import { judgePerson, peopleFigures, silenceAlone } from './people-figures.ts'

const said = (turn: number, t_ms: number, text: string): TurnEvent[] => [
  { event: 'stt_complete', turn, t_ms, text, stt_latency_ms: 1 },
]
const heard = (turn: number, t_ms: number): TurnEvent => ({
  ...{ event: 'first_audio_played', turn, t_ms },
})
const judge = (events: TurnEvent[], answered = true, pausesMs: number[] = []) =>
  judgePerson(
    { id: 'one', kind: 'hesitation', words: 'how tall is it', speechEndMs: 3_000, answered },
    { events, pausesMs },
  )

describe('people', () => {
  it('given an answer after the last word, says how long it took, and what was misheard', () => {
    const judged = judge([...said(1, 3_200, 'how small is it'), heard(1, 3_700)])
    expect(judged).toMatchObject({ cutOff: false, missed: false, wrong: false, delayMs: 700 })
    expect(judged).toMatchObject({ wordErrors: 1, words: 4 })
  })

  it('given an answer into a pause, was cut off, even where the right one follows', () => {
    const events = [
      ...[...said(1, 1_200, 'how tall'), heard(1, 1_500)],
      ...[...said(2, 3_200, 'is it'), heard(2, 3_800)],
    ]
    expect(judge(events)).toMatchObject({ cutOff: true, missed: false, delayMs: 800 })
  })

  it('given a turn that was taken back before it was heard, was not', () => {
    const taken: TurnEvent = { event: 'turn_retracted', turn: 1, t_ms: 1_400, reason: 'went on' }
    const events = [...said(1, 1_200, 'how'), taken, ...said(2, 3_200, 'how tall is it')]
    expect(judge([...events, heard(2, 3_600)])).toMatchObject({ cutOff: false, wordErrors: 0 })
  })

  it('given no answer, has missed somebody, or rightly left them alone', () => {
    expect(judge([])).toMatchObject({ missed: true, delayMs: null })
    expect(judge([], false)).toMatchObject({ missed: false, wrong: false })
    expect(judge([heard(1, 3_500)], false)).toMatchObject({ wrong: true, delayMs: null })
  })

  it('counts them by kind', () => {
    const figures = peopleFigures([judge([]), judge([heard(1, 3_500)]), judge([heard(1, 900)])])
    expect(figures).toMatchObject({ people: 3, cutOff: 1, missed: 2, delayP50Ms: 500 })
  })

  it('given pauses, tells who would be cut off by which silence', () => {
    const people = [judge([], true, [250, 700]), judge([], true, [400]), judge([])]
    const shares = silenceAlone(people, [200, 500, 800]).map(({ cutOff }) => cutOff)
    expect(shares).toEqual([2 / 3, 1 / 3, 0])
  })
})
