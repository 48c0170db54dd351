import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { KINDS } from './dialogue.ts'
import { judgeTurn } from './judge/judge-turn.ts'
import { brokenRules, rule } from './judge/rules.ts'
import { onlyThose, readDialogues } from './read-dialogues.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const dialogues = await readDialogues(root, { signal: new AbortController().signal })
const turns = dialogues.flatMap((dialogue) => dialogue.turns)
const now = new Date(2026, 0, 2)

/** Wrong in any dialogue, but where a turn allows it. */
const WRONG: [what: string, reply: (say: string) => string, allowedBy: string[]][] = [
  ['a refusal', () => 'I am sorry, I cannot help you with that.', ['mayDecline']],
  ['a leak', (say) => `User: ${say}`, []],
  ['a claim', () => 'I have sent the message.', ['mayPretend']],
  ['an echo', (say) => say, ['mayRepeat', 'maySayNothing']],
  ['a mumble', () => 'Hm.', []],
]

describe('the dialogues', () => {
  it('are enough to say something: 40 of them, 120 turns, several of each kind', () => {
    expect(dialogues.length).toBeGreaterThanOrEqual(40)
    expect(turns.length).toBeGreaterThanOrEqual(120)
    for (const kind of KINDS)
      expect(dialogues.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(2)
  })
  it('have names of their own, and so has what is said in them', () => {
    const ids = dialogues.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const said = turns.map(({ say }) => say)
    expect(said.filter((text, i) => said.indexOf(text) !== i)).toEqual([])
  })
  it('are spoken by several voices', () => {
    expect(new Set(dialogues.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(3)
  })
  it('have rules that can be read, and at least one for each turn', () => {
    for (const { say, must = [], mustNot = [], tool } of turns) {
      expect(must.length, say).toBeGreaterThan(0)
      for (const pattern of [...must, ...mustNot, tool?.name ?? 'a', tool?.arguments ?? 'a'])
        expect(() => rule(pattern, now), `${say}: ${pattern}`).not.toThrow()
    }
  })
  it('have no rule that silence passes, but where nobody has to answer', () => {
    for (const turn of turns)
      expect(brokenRules(turn, ' ', [], now).length === 0, turn.say).toBe(
        turn.maySayNothing === true,
      )
  })
  it.each(WRONG)('are not content with %s', (_what, reply, allowed) => {
    const passed = dialogues.flatMap((dialogue) =>
      dialogue.turns.filter((turn) => {
        const heard = { reply: reply(turn.say), tools: [], earlier: [] }
        const mayPass = allowed.some((name) => name in { ...dialogue, ...turn })
        return judgeTurn(dialogue, turn, heard, now).right && !mayPass
      }),
    )
    expect(passed.map(({ say }) => say)).toEqual([])
  })
  it('have turns as long as people talk: half a minute is 70 words', () => {
    const words = turns.map(({ say }) => say.split(' ').length)
    expect(words.filter((count) => count >= 70).length).toBeGreaterThanOrEqual(3)
  })
})

describe('onlyThose', () => {
  it('given ids and kinds, takes these in the order of the data', () => {
    const timers = dialogues.filter(({ kind }) => kind === 'timer').length
    expect(onlyThose(dialogues, 'timer, two-rivers')).toHaveLength(timers + 1)
    expect(onlyThose(dialogues, undefined)).toEqual(dialogues)
  })
  it('given a name that there is not, says so', () => {
    expect(() => onlyThose(dialogues, 'nothing-like-it')).toThrow('nothing-like-it')
  })
})
