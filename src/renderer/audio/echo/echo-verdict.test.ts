import { describe, expect, it } from 'vitest'
import type { EchoReport } from './echo-canceller.ts'
import { EchoJudge } from './echo-verdict.ts'

const playing: EchoReport = {
  isPlaying: true,
  isConverged: false,
  delayMs: null,
  echoDbfs: -120,
  residualDbfs: -120,
  erleDb: 0,
  driftPpm: 0,
  isAbsent: false,
  ownShare: 1,
}
const repeated = (judge: EchoJudge, frames: number, report: EchoReport): string => {
  let verdict = ''
  for (let i = 0; i < frames; i++) verdict = judge.judge(report)
  return verdict
}

describe('EchoJudge', () => {
  it('given nothing played, knows nothing', () => {
    expect(repeated(new EchoJudge(), 500, { ...playing, isPlaying: false })).toBe('unknown')
  })
  it('given an echo that is learned, people may talk over it', () => {
    const judge = new EchoJudge()
    expect(repeated(judge, 40, playing)).toBe('unknown')
    expect(judge.judge({ ...playing, isConverged: true })).toBe('cancelled')
    expect(repeated(judge, 40, playing)).toBe('cancelled')
  })
  it('given headphones, says so', () => {
    expect(new EchoJudge().judge({ ...playing, isAbsent: true })).toBe('absent')
  })
  it('given an echo that is not learned in four seconds of sound, calls it hard until it is', () => {
    const judge = new EchoJudge()
    expect(repeated(judge, 126, playing)).toBe('hard')
    expect(judge.judge({ ...playing, isConverged: true })).toBe('cancelled')
  })
  it('given a room that was measured, says so at once, and takes it back with what it learns', () => {
    const judge = new EchoJudge()
    judge.settle('hard')
    expect(judge.judge(playing)).toBe('hard')
    expect(judge.judge({ ...playing, isConverged: true })).toBe('cancelled')
    judge.settle('cancelled')
    expect(repeated(judge, 40, playing)).toBe('cancelled')
  })
})
