import { describe, expect, it } from 'vitest'
import type { Dialogue } from './dialogue.ts'
import { dialogueFigures, judgeDialogue } from './judged-dialogues.ts'

const now = new Date(2026, 0, 2)
const dialogue: Dialogue = {
  id: 'two',
  kind: 'fact',
  voice: 1,
  turns: [
    { say: 'What is two and two?', must: ['four|4'] },
    { say: 'Set a timer for a minute.', kind: 'timer', must: ['minute'], tool: { name: 'timer' } },
  ],
}
const turn = { turns: 1, tools: [], voice_to_voice_ms: 900, stages: null, underruns: 1 }
const sum = { ...turn, transcript: 'What is 2 and 2?', reply: 'Four.' }

describe('judgeDialogue', () => {
  it('given a timer of an earlier turn, does not take it for this one', () => {
    const tool = { name: 'timer_set', arguments: {}, result: 'ok' }
    const heard = [
      { ...sum, tools: [tool] },
      { ...turn, transcript: '', reply: 'I have set it for a minute.' },
    ]
    const [first, second] = judgeDialogue(dialogue, heard, { voice: null, now }).turns
    expect(first).toMatchObject({ kind: 'fact', right: true, word_errors: 0, words: 4 })
    expect(second).toMatchObject({ kind: 'timer', right: false, word_errors: 6 })
  })
  it('given a conversation that ended early, has the rest wrong', () => {
    const judged = judgeDialogue(dialogue, [sum], { voice: null, now })
    expect(judged.turns[1]).toMatchObject({ right: false, turns: 0, reply: '' })
  })
})

describe('dialogueFigures', () => {
  it('given turns of two kinds, has shares, counts and times of all and of each', () => {
    const declined = { ...turn, transcript: 'Set a timer.', reply: 'I cannot set timers.' }
    const slow = { ...declined, voice_to_voice_ms: 1_100 }
    const figures = dialogueFigures(
      [judgeDialogue(dialogue, [sum, slow], { voice: 'a', now })],
      'spoken',
    )
    expect(figures).toMatchObject({
      turns: 2,
      right: 0.5,
      p50: 1_000,
      under_1s: 0.5,
      false_claims: 0,
      refusals: 0.5,
      leaks: 0,
      parroting: 0,
      underruns: 2,
      unanswered: 0,
      kinds: { fact: { turns: 1, right: 1, p50: 900 }, timer: { turns: 1, right: 0, p50: 1_100 } },
    })
    expect(figures.word_error_rate).toBeCloseTo(3 / 10)
  })
  it('given turns without a sound, does not count them as quick', () => {
    const unheard = { ...sum, voice_to_voice_ms: null }
    const judged = judgeDialogue(dialogue, [unheard], { voice: null, now })
    const figures = dialogueFigures([judged], 'spoken')
    expect(figures).toMatchObject({ p50: null, p95: null, under_1s: 0 })
  })
  it('given typed turns, has no times, no words misheard and no loudspeaker that ran dry', () => {
    const judged = judgeDialogue(dialogue, [sum], { voice: null, now })
    expect(dialogueFigures([judged], 'typed')).toMatchObject({
      under_1s: null,
      word_error_rate: null,
      underruns: null,
    })
  })
})
