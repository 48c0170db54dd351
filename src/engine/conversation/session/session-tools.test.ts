import { describe, expect, it } from 'vitest'
import type { InstantAnswers, InstantEffect } from '../instant/answer.ts'
import { instantAnswer } from '../instant/instant-answer.ts'
import { sessionRoom, silence, speech } from '../testing/fake-session-room.ts'

/** A room where a timer of ten minutes is asked for; what was performed stands in `done`. */
function room(talk: 'duplex' | 'ptt' = 'duplex') {
  const done: InstantEffect[] = []
  const context = () => ({ now: new Date(2026, 10, 21), timers: [], reminders: [] })
  const instant: InstantAnswers = {
    answer: (transcript) => instantAnswer(transcript, context()),
    context,
    perform: (effect) => void done.push(effect),
  }
  const opened = sessionRoom(talk, instant)
  opened.state.transcript = 'Set a timer for ten minutes.'
  const told = () => opened.events.filter((event) => event.event === 'tool')
  return { ...opened, done, told }
}

const TIMER = { kind: 'timer-set', durationMs: 600_000 }

describe('Session, tools', () => {
  it('given a timer, sets it once when its answer begins to be heard, and tells so once', async () => {
    const { hear, done, told, names } = room()
    await hear(speech + silence(4000))
    expect(done).toEqual([TIMER])
    expect(told()).toMatchObject([
      { turn: 1, name: 'timer_set', arguments: { minutes: 10 }, result: '10 minutes' },
    ])
    const order = names().filter((name) => /^(?:first_audio_played|tool|turn)$/.test(name))
    expect(order).toEqual(['first_audio_played', 'tool', 'turn'])
  })

  it('given a tool without an effect, tells it when its answer begins to be heard', async () => {
    const { hear, done, told, state, events } = room()
    state.transcript = 'What is 7 times 8?'
    await hear(speech + silence(4000))
    expect(done).toEqual([])
    expect(told()).toMatchObject([
      { name: 'calculate', arguments: { expression: '7 times 8' }, result: '56' },
    ])
    const played = events.find(({ event }) => event === 'first_audio_played')
    expect(told()[0]?.t_ms).toBe(played?.t_ms)
  })

  it('given a refusal, tells its code and does nothing', async () => {
    const { hear, done, told, state } = room()
    state.transcript = 'Cancel the timer.'
    await hear(speech + silence(4000))
    expect(done).toEqual([])
    expect(told()).toMatchObject([
      { name: 'timer_cancel', result: "none: There's no timer running." },
    ])
  })

  it('given a reply of the model, tells of no tool', async () => {
    const { hear, told, state } = room()
    state.transcript = 'What is up?'
    await hear(speech + silence(4000))
    expect(told()).toEqual([])
  })

  it('given a question that nobody here can answer, and an answer, says that it cannot', async () => {
    const { hear, state, summaries } = room()
    Object.assign(state, { transcript: 'Is it raining outside?', reply: 'No, it is quite dry.' })
    await hear(speech + silence(4000))
    expect(summaries()[0]?.reply).toMatch(/^I can't see the weather from here\./u)
  })

  it('given a pause in which it was prepared already, sets one timer, by the words that stood at the end', async () => {
    const { hear, done, told, state } = room()
    await hear(speech + silence(300))
    state.transcript = 'Set a timer for ten minutes and thirty seconds.'
    await hear(speech + silence(4000))
    expect(done).toEqual([{ kind: 'timer-set', durationMs: 630_000 }])
    expect(told()).toHaveLength(1)
  })

  it('given a reply to half a sentence that is taken back for a timer, sets it', async () => {
    const { hear, done, told, state, named } = room()
    Object.assign(state, { transcript: 'Could you please set', soundsFinished: false })
    await hear(speech + silence(1600))
    Object.assign(state, { overheard: 'a timer for ten minutes', soundsFinished: true })
    state.transcript = 'Could you please set a timer for ten minutes?'
    await hear(speech + silence(5000))
    expect(named('turn_retracted')).toHaveLength(1)
    expect(done).toEqual([TIMER])
    expect(told()).toMatchObject([{ turn: 1, name: 'timer_set' }])
  })

  it('given a turn that is taken back after its commitment, does nothing of it', async () => {
    const { hear, done, told, names, state } = room()
    state.speechComesAfterMs = 1000
    await hear(speech + silence(700))
    state.transcript = 'Set a timer for ten minutes, no, what is up?'
    await hear(speech + silence(6000))
    expect(names()).toContain('turn_retracted')
    expect(done).toEqual([])
    expect(told()).toEqual([])
  })

  it('given a turn that is stopped before its reply sounds, does nothing of it', async () => {
    const { hear, session, done, told, state } = room()
    state.speechComesAfterMs = 1000
    await hear(speech + silence(700))
    session.stop()
    await hear(silence(4000))
    expect(done).toEqual([])
    expect(told()).toEqual([])
  })

  it('given a reply that is handed to the loudspeaker and stopped before its first sound, does nothing of it', async () => {
    const { hear, session, done, told, names } = room('ptt')
    session.press()
    await hear(speech)
    session.release()
    while (!names().includes('first_audio_sent')) await Promise.resolve()
    expect(session.at).toBe('speaking')
    session.press()
    session.stop()
    await hear(silence(4000))
    expect(names()).toContain('duplex_interruption')
    expect(done).toEqual([])
    expect(told()).toEqual([])
  })

  it('given a reply that is interrupted after its first sound, has done it once', async () => {
    const { hear, done, told, session } = room()
    await hear(speech + silence(500 + 300))
    session.stop()
    await hear(silence(4000))
    expect(done).toEqual([TIMER])
    expect(told()).toHaveLength(1)
  })

  it('given a voice that dies in the middle of the reply, has done it once', async () => {
    const { hear, done, told, names, state } = room()
    state.ttsFails = true
    await hear(speech + silence(4000))
    expect(names()).toContain('error')
    expect(done).toEqual([TIMER])
    expect(told()).toHaveLength(1)
  })
})
