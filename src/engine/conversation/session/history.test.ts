import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../ports.ts'
import { History } from './history.ts'

describe('History', () => {
  it('given an interrupted reply, remembers only what was heard and that it broke off', () => {
    const history = new History(() => [{ role: 'system', content: 'be brief' }])
    history.add({ transcript: 'Tell me a story.', heard: 'Once upon a', interrupted: true })
    expect(history.withUser('Stop.')).toEqual([
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'Tell me a story.' },
      { role: 'assistant', content: 'Once upon a' },
      { role: 'system', content: 'The user interrupted you there.' },
      { role: 'user', content: 'Stop.' },
    ])
  })

  it('given a reply that was interrupted before a word was heard, remembers none of it', () => {
    const history = new History(() => [{ role: 'system', content: 'be brief' }])
    history.add({ transcript: 'Tell me a story.', heard: '', interrupted: true })
    expect(history.withUser('Why?').slice(1)).toEqual([
      { role: 'user', content: 'Tell me a story.' },
      { role: 'system', content: 'The user interrupted you before your reply was heard.' },
      { role: 'user', content: 'Why?' },
    ])
  })

  it('given a long conversation, drops the oldest half at once and then lets the prefix stand', () => {
    const history = new History(() => [{ role: 'system', content: 'be brief' }])
    const add = (i: number): void =>
      history.add({ transcript: `q${i}`, heard: `a${i}`, interrupted: false })
    for (let i = 0; i < 20; i++) add(i)
    expect(history.withUser('now')).toHaveLength(1 + 20 * 2 + 1)
    add(20)
    expect(history.withUser('now')).toHaveLength(1 + 11 * 2 + 1)
    expect(history.withUser('now')[1]).toEqual({ role: 'user', content: 'q10' })
    add(21)
    expect(history.withUser('now')[1]).toEqual({ role: 'user', content: 'q10' })
  })

  it('tells beforehand what will stand once a turn is remembered, the dropping of old ones included', () => {
    const history = new History(() => [{ role: 'system', content: 'be brief' }])
    for (let i = 0; i < 25; i++) {
      const turn = { transcript: `Question ${i}?`, heard: `Answer ${i}.`, interrupted: false }
      const before = history.after(turn)
      history.add(turn)
      expect(before).toEqual(history.withUser(''))
    }
  })

  it('given a reply that broke off, has what was left of it until something else is said, "stop" left aside', () => {
    const history = new History(() => [])
    const story = { transcript: 'Tell me a story.', heard: 'Once', unsaid: 'Once upon a time.' }
    const stop = { transcript: 'Stop.', heard: 'Okay.', interrupted: false, stops: true }
    history.add({ ...story, interrupted: true })
    expect(history.said).toEqual({ lastReply: 'Once', unsaid: 'Once upon a time.' })
    history.add(stop)
    expect(history.said).toEqual({ lastReply: 'Once', unsaid: 'Once upon a time.' })
    history.add({ transcript: 'Go on.', heard: 'Once upon a time.', interrupted: false })
    history.add(stop)
    expect(history.said).toEqual({ lastReply: 'Once upon a time.', unsaid: undefined })
  })

  it('given another language than English, tells it last of the opening as long as it is spoken', () => {
    const opening: ChatMessage[] = [
      { role: 'system', content: 'system', isOpening: true },
      { role: 'user', content: 'Hi.', isOpening: true },
      { role: 'assistant', content: 'Hello.', isOpening: true },
    ]
    const note: ChatMessage = { role: 'system', content: 'Responde en español.', isOpening: true }
    const history = new History(() => opening)
    expect(history.language).toBe('en')
    const first = history.withUser('¿Qué es?', 'es')
    expect(first).toEqual([...opening, note, { role: 'user', content: '¿Qué es?' }])
    history.add({ transcript: '¿Qué es?', heard: 'Un gato.', interrupted: false, language: 'es' })
    expect(history.language).toBe('es')
    const said: ChatMessage = { role: 'assistant', content: 'Un gato.' }
    expect(history.withUser('¿Y eso?')).toEqual([
      ...first,
      said,
      { role: 'user', content: '¿Y eso?' },
    ])
    expect(history.withUser('And that?', 'en')).toEqual([
      ...opening,
      { role: 'user', content: '¿Qué es?' },
      said,
      { role: 'user', content: 'And that?' },
    ])
  })

  it('given what a tool answered, remembers the command too, so that no such thing is promised without one', () => {
    const history = new History(() => [])
    history.add({
      transcript: 'Shout in six minutes.',
      heard: 'Timer set for 6 minutes.',
      interrupted: false,
      command: 'set a timer for 6 minutes',
    })
    expect(history.withUser('Thanks.')[1]).toEqual({
      role: 'assistant',
      content: '[set a timer for 6 minutes] Timer set for 6 minutes.',
    })
  })
})
