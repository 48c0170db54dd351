import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allFaults } from './fault.ts'
import { FaultRoom, type FaultedTurn, type SpokenQuestion } from './fault-room.ts'
import { speakQuestions } from './questions.ts'

const wanted = process.env['PARLEY_FAULTS'] ?? ''
const faults = allFaults().filter(({ kind, part, moment }) =>
  `${kind} ${part ?? 'machine'} ${moment}`.includes(wanted),
)

describe('engines that die, hang or are slow', () => {
  const met: FaultedTurn[] = []
  let room: FaultRoom
  let questions: { long: SpokenQuestion; short: SpokenQuestion }

  beforeAll(async () => {
    questions = await speakQuestions()
    room = await FaultRoom.open('balanced')
  })
  afterAll(async () => {
    await room.close()
  })

  it.each(faults)('$kind $part, $moment', async (fault) => {
    const { signal } = new AbortController()
    const turn = await room.meet(fault, questions.long, questions.short, { signal })
    met.push(turn)
    const { turn: said, next, ...figures } = turn
    console.log(
      JSON.stringify(figures),
      '\n',
      said?.transcript,
      '|',
      said?.reply,
      '|',
      said?.heard,
      '|',
      next?.reply,
    )
    expect(said?.heard).not.toBe('')
    expect(next?.reply.toLowerCase()).toContain('paris')
  })
})
