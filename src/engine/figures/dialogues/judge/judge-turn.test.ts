import { describe, expect, it } from 'vitest'
import { judgeTurn } from './judge-turn.ts'

const heard = (reply: string) => ({ reply, tools: [], earlier: [] })
const now = new Date(2026, 0, 2)

describe('judgeTurn', () => {
  it('given a reply that keeps the rules and offends no judge, finds it right', () => {
    const verdicts = judgeTurn({}, { say: 'Who is there?', must: ['me'] }, heard('Only me.'), now)
    expect(verdicts).toMatchObject({ right: true, why_wrong: [] })
  })
  it('given a reply that keeps the rules and claims what was not done, finds it wrong', () => {
    const verdicts = judgeTurn({}, { say: 'A timer.', must: ['set'] }, heard('Timer set.'), now)
    expect(verdicts).toMatchObject({ right: false, false_claims: ['Timer set.'] })
  })
  it('given a refusal, allows it where declining is honest', () => {
    const turn = { say: 'Play it.', must: ['cannot'] }
    const reply = heard('I am sorry, I cannot play music.')
    expect(judgeTurn({}, turn, reply, now).right).toBe(false)
    expect(judgeTurn({}, { ...turn, mayDecline: true }, reply, now).right).toBe(true)
  })
  it('given a part to play, takes "I" for the part, but a leak for a leak', () => {
    const part = { mayPretend: true } as const
    const turn = { say: 'Ahoy!' }
    expect(judgeTurn(part, turn, heard('I had fish for breakfast.'), now).right).toBe(true)
    expect(judgeTurn(part, turn, heard('User: ahoy.'), now).right).toBe(false)
  })
  it('given a part to play, knows a refusal to play it from one within it', () => {
    const part = { mayPretend: true } as const
    const [refused, within] = [
      'I am sorry, I cannot do that.',
      'He came in. "I cannot see," he said.',
    ]
    expect(judgeTurn(part, { say: 'Go on.' }, heard(refused), now).right).toBe(false)
    expect(judgeTurn(part, { say: 'Go on.' }, heard(within), now).right).toBe(true)
  })
})
