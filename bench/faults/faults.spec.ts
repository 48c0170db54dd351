import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allFaults } from './fault.ts'
import { FaultRoom, type FaultedTurn } from './fault-room.ts'
import { speakQuestions, type Questions } from './questions.ts'
import { isServed, writeReliabilityPage } from './reliability-page.ts'

const PAGE = resolve(import.meta.dirname, '../../docs/reliability.md')
/** A pattern of faults' names ("frozen (tts|llm), mid-reply"): only those are met, the other cells of the page stay. */
const only = new RegExp(process.env['PARLEY_FAULTS'] ?? '', 'u')
const faults = allFaults()
  .map((fault) => ({ fault, name: `${fault.kind} ${fault.part ?? 'machine'}, ${fault.moment}` }))
  .filter(({ name }) => only.test(name))

describe('engines that die, hang or are slow', () => {
  const met: FaultedTurn[] = []
  const [loadBefore = 0] = loadavg()
  let room: FaultRoom
  let questions: Questions

  beforeAll(async () => {
    questions = await speakQuestions()
    room = await FaultRoom.open('balanced')
  })
  afterAll(async () => {
    await room.close()
  })

  it.each(faults)('$name', async ({ fault, name }) => {
    const { signal } = new AbortController()
    const { long, middle, short } = questions
    const question = fault.moment === 'mid-reply' ? long : middle
    const faulted = await room.meet(fault, question, short, { signal })
    met.push(faulted)
    await writeReliabilityPage(PAGE, met, loadBefore) // now: a run that is broken off has measured something
    const { turn, next, fault: _, ...figures } = faulted
    const words = { heard: turn?.heard, next: next?.reply }
    process.stdout.write(`${name}: ${JSON.stringify({ ...figures, ...words })}\n`)
    expect(isServed(faulted)).toBe(true)
  })

  it('given the end of it all, leaves no process behind', async () => {
    await room.close()
    expect(room.living()).toEqual([])
  })
})
