import { describe, expect, it } from 'vitest'
import { sampleReport, sampleSummary, INTERRUPTED } from '../testing/sample-turns.ts'
import type { TurnEvent } from '../../shared/turn-events.ts'
import {
  EMPTY,
  typedInVain,
  typedWords,
  withEvent,
  withMode,
  withReply,
  withReport,
  type Conversation,
} from './conversation.ts'

function after(events: TurnEvent[], state: Conversation = EMPTY): Conversation {
  return events.reduce(withEvent, state)
}

const partial = (turn: number, confirmed: string, tentative: string): TurnEvent => ({
  event: 'stt_partial',
  t_ms: 0,
  turn,
  confirmed,
  tentative,
})
const start = (turn: number): TurnEvent => ({ event: 'speech_start', t_ms: 0, turn })
const complete = (turn: number, text: string): TurnEvent => ({
  event: 'stt_complete',
  t_ms: 0,
  turn,
  text,
  stt_latency_ms: 1,
})
const over = (turn: number): TurnEvent & { event: 'turn' } => ({
  event: 'turn',
  t_ms: 0,
  turn,
  ...sampleSummary(),
})

describe('conversation', () => {
  it('given a reply that pauses and goes on, then the live turn says so', () => {
    const at = { t_ms: 0, turn: 1 }
    const paused = after([complete(1, 'Hi.'), { event: 'pause', ...at, heard: 'Well' }])
    expect(paused.live).toMatchObject({ turn: 1, isPaused: true })
    const gone = after(
      [{ event: 'resume', ...at, reason: 'backchannel', overheard: 'Mm.' }],
      paused,
    )
    expect(gone.live).toMatchObject({ turn: 1, isPaused: false })
  })

  it('given partials, when more is confirmed, then the live turn holds both parts', () => {
    const { live } = after([start(1), partial(1, 'Why is', 'the'), partial(1, 'Why is the', 'sky')])
    expect(live).toMatchObject({ turn: 1, confirmed: 'Why is the', tentative: 'sky', said: null })
  })

  it('given a final transcript, then nothing is tentative any more', () => {
    const { live } = after([partial(1, 'Why', 'is'), complete(1, 'Why is the sky blue?')])
    expect(live).toMatchObject({ said: 'Why is the sky blue?', tentative: '' })
  })

  it('given a turn that is taken back because the user goes on, then its words stay and its reply goes', () => {
    const thinking = withReply(after([partial(1, 'Why', ''), complete(1, 'Why?')]), {
      turn: 1,
      text: 'Because',
      spoken: '',
    })
    const retracted: TurnEvent = { event: 'turn_retracted', t_ms: 0, turn: 1, reason: 'goes on' }
    const state = withMode(withEvent(thinking, retracted), 'listening')
    expect(state.live).toMatchObject({ said: null, confirmed: 'Why?', reply: '' })
  })

  it('given a turn that is dropped, when the mode goes idle, then it leaves without a trace', () => {
    const state = after([
      partial(1, 'uh', ''),
      { event: 'turn_retracted', t_ms: 0, turn: 1, reason: 'no speech' },
    ])
    expect(withMode(state, 'idle')).toEqual(EMPTY)
  })

  it('given the end of a turn, then it is in the log at once, and its waterfall with the report', () => {
    const ended = after([complete(1, 'Why?'), over(1)])
    expect(ended.live).toBeNull()
    expect(ended.finished).toMatchObject([{ turn: 1, waterfall: null }])
    const reported = withReport(ended, sampleReport(1))
    expect(reported.finished).toHaveLength(1)
    expect(reported.finished[0]!.waterfall!.rows.length).toBeGreaterThan(0)
  })

  it('given an interruption, when the report comes after the next turn has begun, then both are kept', () => {
    const state = withReport(after([complete(1, 'Tides?'), start(2)]), sampleReport(1, INTERRUPTED))
    expect(state.live).toMatchObject({ turn: 2 })
    expect(state.finished).toMatchObject([{ turn: 1, summary: { interrupted: true } }])
  })

  it('given an engine that counts from 1 again, then the log keeps the turns from before', () => {
    const before = withReport(EMPTY, sampleReport(1))
    const ended = after(
      [complete(1, 'Tides?'), { ...over(1), ...sampleSummary(INTERRUPTED) }],
      before,
    )
    const { finished } = withReport(ended, sampleReport(1, INTERRUPTED))
    expect(finished.map(({ summary }) => summary.transcript)).toEqual([
      sampleSummary().transcript,
      INTERRUPTED.transcript,
    ])
    expect(finished.every(({ waterfall }) => waterfall !== null)).toBe(true)
  })

  it('given a last word on a turn that is over, then no live turn comes of it', () => {
    const state = withReport(EMPTY, sampleReport(1))
    expect(withReply(state, { turn: 1, text: 'Late', spoken: 'Late' })).toBe(state)
  })

  it('given typed words, when the main process takes them up, then they become its turn', () => {
    const waiting = withMode(typedWords(EMPTY, 'Hello'), 'idle')
    expect(waiting.live).toMatchObject({ turn: 0, said: 'Hello' })
    const taken = withReply(waiting, { turn: 4, text: 'Hi', spoken: '' })
    expect(taken.live).toMatchObject({ turn: 4, said: 'Hello', reply: 'Hi' })
    expect(typedInVain(waiting).live).toBeNull()
    expect(typedInVain(taken)).toBe(taken)
  })

  it('given an error, then it stays with the turn', () => {
    const state = after([
      complete(1, 'Why?'),
      { event: 'error', t_ms: 0, turn: 1, code: 'engine_died', message: 'The voice ended.' },
      over(1),
    ])
    expect(state.finished[0]!.error).toBe('The voice ended.')
  })
})
