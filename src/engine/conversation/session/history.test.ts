import { describe, expect, it } from 'vitest'
import { History } from './history.ts'

describe('History', () => {
  it('given an interrupted reply, remembers only what was heard and that it broke off', () => {
    const history = new History(() => 'be brief')
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
    const history = new History(() => 'be brief')
    history.add({ transcript: 'Tell me a story.', heard: '', interrupted: true })
    expect(history.withUser('Why?').slice(1)).toEqual([
      { role: 'user', content: 'Tell me a story.' },
      { role: 'system', content: 'The user interrupted you before your reply was heard.' },
      { role: 'user', content: 'Why?' },
    ])
  })

  it('given a long conversation, drops the oldest half at once and then lets the prefix stand', () => {
    const history = new History(() => 'be brief')
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

  it('given another language than English, tells it behind the prompt as long as it is spoken', () => {
    const history = new History(() => 'system')
    expect(history.language).toBe('en')
    const first = history.withUser('¿Qué es?', 'es').map(({ content }) => content)
    expect(first).toEqual(['system', 'Responde en español.', '¿Qué es?'])
    history.add({ transcript: '¿Qué es?', heard: 'Un gato.', interrupted: false, language: 'es' })
    expect(history.language).toBe('es')
    const next = history.withUser('¿Y eso?').map(({ content }) => content)
    expect(next).toEqual([...first, 'Un gato.', '¿Y eso?'])
    const back = history.withUser('And that?', 'en').map(({ content }) => content)
    expect(back).toEqual(['system', '¿Qué es?', 'Un gato.', 'And that?'])
  })
})
