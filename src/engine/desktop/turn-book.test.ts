import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../shared/window/settings.ts'
import { fakeTurn } from './testing/fake-turn.ts'
import { TurnBook } from './turn-book.ts'

function book(): { book: TurnBook; hold: (turn: number) => void } {
  const book = new TurnBook({
    settings: () => DEFAULT_SETTINGS,
    tell: () => {},
    history: { append: () => {}, startAnew: () => {} },
    allTime: { values: () => [] },
    saveAudio: () => 'turn.wav',
    now: () => new Date('2026-11-30T05:00:00Z'),
  })
  const { summary } = fakeTurn('What is the capital of Japan?', 'Tokyo.')
  const hold = (turn: number): void => {
    book.summarised({ event: 'turn', t_ms: 1_000, turn, ...summary })
    const marks = { speechEnd: 0, committed: 500, firstAudioPlayed: 640 }
    const { transcript } = summary
    book.finished({ turn, transcript, marks, isTyped: false, audio: new Float32Array() })
  }
  return { book, hold }
}

describe('TurnBook', () => {
  it('given two hundred turns, has the waterfall of each; given more, forgets the oldest', () => {
    const room = book()
    for (let turn = 1; turn <= 200; turn++) room.hold(turn)
    expect(room.book.waterfall(1)?.turn).toBe(1)
    room.hold(201)
    expect(room.book.waterfall(1)).toBeUndefined()
    expect(room.book.waterfall(2)?.turn).toBe(2)
    expect(room.book.waterfall(201)?.turn).toBe(201)
    expect(room.book.figures.session.n).toBe(201)
  })

  it('given a conversation, has its turns for a page that is loaded anew, the last hundred, and none of one before', () => {
    const room = book()
    room.hold(1)
    room.book.startAnew()
    for (let turn = 2; turn <= 103; turn++) room.hold(turn)
    expect(room.book.turns).toHaveLength(100)
    expect(room.book.turns[0]).toMatchObject({ number: 4, turn: { summary: { heard: 'Tokyo.' } } })
    room.book.forget()
    expect(room.book.turns).toEqual([])
  })
})
