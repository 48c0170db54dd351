import { describe, expect, it } from 'vitest'
import type { RoomFinding } from '../audio/room/room-check.ts'
import { roomWords } from './room-words.ts'

const measured: RoomFinding['measured'] = {
  isTapped: true,
  delayMs: 61.3,
  echoDbfs: -32,
  echoDb: -12.4,
  lossDb: 24,
  clippedShare: 0,
  isLearned: true,
}

describe('roomWords', () => {
  it('given an echo that is learned, says that one can speak over replies, and what was measured', () => {
    const { title, text } = roomWords({ verdict: 'over-replies', measured })
    expect(title).toBe('You can speak over replies.')
    expect(text).toContain('12 dB below what is played, about 61 ms late')
    expect(text).not.toContain('distorts')
  })

  it('given one that is learned though it clips, says what would be better', () => {
    const loud = { ...measured, echoDb: 9, clippedShare: 0.01 }
    const { text } = roomWords({ verdict: 'over-replies', measured: loud })
    expect(text).toContain('9 dB above')
    expect(text).toContain('distorts')
  })

  it('given headphones, promises full freedom', () => {
    const none = { ...measured, delayMs: null, echoDb: null, echoDbfs: null }
    expect(roomWords({ verdict: 'free', measured: none }).title).toContain('at any time')
  })

  it.each(['late', 'overdriven', 'unlearned', 'untapped'] as const)(
    'given %s, says that it does not listen meanwhile, what to do, and how to interrupt until then',
    (verdict) => {
      const { title, text } = roomWords({ verdict, measured })
      expect(title).toContain('does not listen')
      expect(text).toContain('check again')
      expect(text).toContain('talk button')
    },
  )

  it('given Bluetooth, says how late it is', () => {
    const late = { ...measured, delayMs: 740 }
    expect(roomWords({ verdict: 'late', measured: late }).text).toContain('740 ms late')
  })
})
