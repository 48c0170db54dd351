import { describe, expect, it } from 'vitest'
import { healthyFacts } from '../engine/figures/testing/healthy-facts.ts'
import { problemsOf } from '../engine/figures/diagnostics/problems.ts'
import { flagsWith } from '../shared/flags.ts'
import { doctorLines } from './doctor.ts'
import { textStyle } from './text-style.ts'

const plain = textStyle(false)

describe('doctorLines', () => {
  it('given a healthy machine, marks all as good', () => {
    const lines = doctorLines({ event: 'doctor', ok: true, ...healthyFacts(), problems: [] }, plain)
    expect(lines.filter((line) => line.startsWith('✗') || line.startsWith('!'))).toEqual([])
    expect(lines.at(-1)).toBe('All is well.')
  })

  it('given the tier quality, says what it answers with, why, and what would be worth measuring', () => {
    const facts = healthyFacts()
    const lines = doctorLines({ event: 'doctor', ok: true, ...facts, problems: [] }, plain)
    const at = lines.findIndex((line) => line.includes('tier quality'))
    expect(lines[at]).toContain('Answers as balanced does: no larger model is here.')
    expect(lines[at + 1]).toMatch(/→ parley models pull three, then parley models measure three$/)
    facts.quality!.worth_trying = { id: 'three', here: true }
    const here = doctorLines({ event: 'doctor', ok: true, ...facts, problems: [] }, plain)
    expect(here[at + 1]).toMatch(/→ parley models measure three$/)
  })

  it('given a flag that is not as usual, marks it', () => {
    const report = { event: 'doctor' as const, ok: true, ...healthyFacts(), problems: [] }
    const lines = doctorLines(report, plain, flagsWith({ speculation: false }))
    expect(lines.find((line) => line.startsWith('!'))).toContain('speculation          off')
  })

  it('given a missing model, marks it and ends with what mends it', () => {
    const facts = healthyFacts()
    facts.models[0]!.state = 'missing'
    const report = { event: 'doctor' as const, ok: false, ...facts, problems: problemsOf(facts) }
    const lines = doctorLines(report, plain)
    expect(lines).toContain('✗ llm-1.5b             missing, 1,100 MB, language model')
    expect(lines.slice(-3)).toEqual([
      '✗ the model llm-1.5b (language model) is missing',
      '    → parley models pull llm-1.5b',
      'Not ready: mend what is marked ✗.',
    ])
  })

  it('given no answer of the bindings, says that graphics are not known', () => {
    const facts = healthyFacts()
    facts.gpu = { supported: null, in_use: null, devices: [] }
    const lines = doctorLines({ event: 'doctor', ok: true, ...facts, problems: [] }, plain)
    expect(lines.find((line) => line.includes('graphics'))).toContain('not known')
  })
})
