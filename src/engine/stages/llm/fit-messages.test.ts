import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../ports.ts'
import { fitMessages } from './fit-messages.ts'

const countTokens = (message: ChatMessage): number => message.content.length

function conversation(turns: number): ChatMessage[] {
  const messages: ChatMessage[] = [{ role: 'system', content: 's'.repeat(20), isOpening: true }]
  for (let turn = 0; turn < turns; turn++) {
    messages.push({ role: 'user', content: `u${turn}`.padEnd(10) })
    messages.push({ role: 'assistant', content: `a${turn}`.padEnd(10) })
  }
  return [...messages, { role: 'user', content: 'now'.padEnd(10) }]
}

describe('fitMessages', () => {
  it('given a conversation that fits, keeps all of it', () => {
    const messages = conversation(3)
    expect(fitMessages(messages, 90, countTokens)).toBe(messages)
  })

  it('given one that is too long, drops the oldest turns and keeps the system prompt and the question', () => {
    const kept = fitMessages(conversation(5), 100, countTokens)
    expect(kept[0]?.role).toBe('system')
    expect(kept[1]?.role).toBe('user')
    expect(kept.at(-1)?.content.trim()).toBe('now')
    expect(kept.reduce((sum, message) => sum + countTokens(message), 0)).toBeLessThanOrEqual(100)
  })

  it('given a growing conversation, moves the cut seldom, so that the prefix holds', () => {
    const starts = new Set<string | undefined>()
    for (let turns = 5; turns < 25; turns++) {
      starts.add(fitMessages(conversation(turns), 120, countTokens)[1]?.content)
    }
    expect(starts.size).toBeLessThanOrEqual(10)
  })

  it('given a question that alone is too long, says so', () => {
    const messages: ChatMessage[] = [{ role: 'user', content: 'x'.repeat(200) }]
    expect(() => fitMessages(messages, 100, countTokens)).toThrow(/too long/)
  })
})
