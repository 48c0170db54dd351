import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWanted } from './is-wanted.ts'
import type { ToolEffect } from './tool.ts'

const bench = join(import.meta.dirname, '../../../../bench')
type Turn = { say: string; tool?: string; kind: string }
const hostile = JSON.parse(readFileSync(join(bench, 'hostile/turns.json'), 'utf8')) as Turn[]
const EFFECTS: Record<string, ToolEffect> = {
  timer_set: { kind: 'timer-set', durationMs: 60_000 },
  reminder_set: { kind: 'reminder-set', dueAt: new Date(0), label: 'x' },
  timer_cancel: { kind: 'timer-cancel', ids: ['1'] },
  reminder_cancel: { kind: 'reminder-cancel', ids: ['1'] },
}
const ALL: ToolEffect = { kind: 'timer-cancel', ids: ['1', '2'] }

describe('isWanted', () => {
  const wanted = hostile.filter(({ tool }) => tool !== undefined)
  it.each(wanted)('given "$say", lets the model do it ($tool)', ({ say, tool = '' }) => {
    expect(tool.split('|').some((name) => isWanted(EFFECTS[name], say))).toBe(true)
  })

  // Of the others, where no words of a command stand in the user's, the model has to see it.
  const KINDS = ['said by others', 'words about words', 'told not to', 'forms of the prompt']
  const strange = hostile.filter(({ kind }) => KINDS.includes(kind))
  it.each(strange)('given "$say", lets the model do nothing', ({ say }) => {
    const done = [...Object.entries(EFFECTS), ['all', ALL] as const].filter(([, effect]) =>
      isWanted(effect, say),
    )
    expect(done.map(([name]) => name)).toEqual([])
  })

  it('given the turns of bench talk that call for a timer, lets the model set and cancel them all', () => {
    const files = readdirSync(join(bench, 'talk')).filter((name) => name.endsWith('.json'))
    type Said = { say: string; language?: string; tool?: { name: string } }
    const turns = files
      .flatMap(
        (name) =>
          JSON.parse(readFileSync(join(bench, 'talk', name), 'utf8')) as { turns: Said[] }[],
      )
      .flatMap((dialogue) => dialogue.turns)
      .filter(({ tool, language = 'en' }) => tool && language === 'en')
    const refused = turns.filter(({ say, tool }) => {
      const effects = Object.values(EFFECTS).filter(({ kind }) =>
        kind.split('-').some((word) => new RegExp(tool!.name).test(word)),
      )
      return effects.length > 0 && !effects.some((effect) => isWanted(effect, say))
    })
    expect(turns.length).toBeGreaterThan(5)
    expect(refused.map(({ say }) => say)).toEqual([])
  })
})
