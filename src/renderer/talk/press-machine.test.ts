import { describe, expect, it } from 'vitest'
import {
  pressStep,
  TAP_MS,
  type PressInput,
  type PressState,
  type PressStyle,
} from './press-machine.ts'

/** Feeds inputs at their times; what was told to the microphone, and where it ended. */
function play(style: PressStyle, inputs: [PressInput, nowMs: number][]) {
  let state: PressState = { at: 'up' }
  const acts: string[] = []
  for (const [input, nowMs] of inputs) {
    const step = pressStep(style, state, input, nowMs)
    state = step.state
    if (step.act) acts.push(`${step.act}@${nowMs}`)
  }
  return { acts, at: state.at }
}

const LONG = TAP_MS + 600

describe('hold', () => {
  it('given a press and a release, then it talks in between, however short', () => {
    const played = play('hold', [
      ['down', 0],
      ['up', 50],
    ])
    expect(played).toEqual({ acts: ['press@0', 'release@50'], at: 'up' })
  })

  it('given a key that repeats and a lock, then they change nothing', () => {
    const played = play('hold', [
      ['down', 0],
      ['down', 30],
      ['lock', 40],
      ['up', 60],
    ])
    expect(played.acts).toEqual(['press@0', 'release@60'])
  })
})

describe('toggle', () => {
  it('given a tap, then it stays open until the next press, whose release means nothing', () => {
    const open = play('toggle', [
      ['down', 0],
      ['up', 100],
    ])
    expect(open).toEqual({ acts: ['press@0'], at: 'locked' })
    const closed = play('toggle', [
      ['down', 0],
      ['up', 100],
      ['down', 3000],
      ['up', 3100],
    ])
    expect(closed).toEqual({ acts: ['press@0', 'release@3000'], at: 'up' })
  })

  it('given a press that is held while talking, then letting go ends it', () => {
    const played = play('toggle', [
      ['down', 0],
      ['up', LONG],
    ])
    expect(played).toEqual({ acts: ['press@0', `release@${LONG}`], at: 'up' })
  })
})

describe('hold-then-lock', () => {
  it('given the lock while held, then letting go leaves it open, and the next press ends it', () => {
    const played = play('hold-then-lock', [
      ['down', 0],
      ['lock', 200],
      ['up', 300],
      ['down', 5000],
      ['up', 5050],
    ])
    expect(played).toEqual({ acts: ['press@0', 'release@5000'], at: 'up' })
  })

  it('given two taps, then the second stays open until the next press', () => {
    const played = play('hold-then-lock', [
      ['down', 0],
      ['up', 100],
      ['down', 300],
      ['up', 400],
      ['down', 5000],
      ['up', 5050],
    ])
    expect(played.acts).toEqual(['press@0', 'release@100', 'press@300', 'release@5000'])
    expect(played.at).toBe('up')
  })

  it('given a tap and, later, a hold, then letting go ends it', () => {
    const played = play('hold-then-lock', [
      ['down', 0],
      ['up', 100],
      ['down', 100 + TAP_MS + 1],
      ['up', 2000],
    ])
    expect(played.at).toBe('up')
  })

  it('given no lock, then it is a hold', () => {
    const played = play('hold-then-lock', [
      ['lock', 0],
      ['down', 10],
      ['up', 20],
    ])
    expect(played.acts).toEqual(['press@10', 'release@20'])
  })
})

it('given a cancel in any state, then it is up and whoever cancels does the rest', () => {
  for (const style of ['hold', 'toggle', 'hold-then-lock'] as const) {
    const played = play(style, [
      ['down', 0],
      ['cancel', 10],
      ['up', 20],
    ])
    expect(played).toEqual({ acts: ['press@0'], at: 'up' })
  }
})
