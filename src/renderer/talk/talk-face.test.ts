import { describe, expect, it } from 'vitest'
import { faceHint, talkFace, type TalkSituation } from './talk-face.ts'

const calm: TalkSituation = {
  readiness: { at: 'ready' },
  microphone: { at: 'open', label: 'Built-in' },
  mode: 'idle',
  muted: false,
  talk: 'ptt',
  isPressed: false,
  isPaused: false,
}

describe('talkFace', () => {
  it('given a reply that waits for what is heard over it, then it listens', () => {
    expect(talkFace({ ...calm, mode: 'speaking', isPaused: true })).toBe('listening')
    expect(talkFace({ ...calm, mode: 'thinking', isPaused: true })).toBe('thinking')
  })

  it('given nothing in the way, then the mode shows', () => {
    for (const mode of ['idle', 'listening', 'thinking', 'speaking'] as const)
      expect(talkFace({ ...calm, mode })).toBe(mode)
  })

  it('given a press, then it listens before the main process has said so', () => {
    expect(talkFace({ ...calm, isPressed: true })).toBe('listening')
  })

  it('given a microphone in trouble, then a press does not pretend to listen, and a reply still shows', () => {
    const microphone = { at: 'missing', message: 'No microphone was found.' } as const
    expect(talkFace({ ...calm, microphone, isPressed: true })).toBe('no-microphone')
    expect(talkFace({ ...calm, microphone, mode: 'speaking' })).toBe('speaking')
  })

  it('given what makes talking impossible, then that shows above all', () => {
    const readiness: TalkSituation['readiness'] = { at: 'models-missing', ids: ['a'], bytes: 1 }
    expect(talkFace({ ...calm, readiness, mode: 'speaking' })).toBe('model-missing')
    expect(talkFace({ ...calm, readiness: { at: 'starting', loading: [] } })).toBe('starting')
  })

  it('given an engine that sleeps, then that shows while nothing is said, and a press listens at once', () => {
    for (const at of ['asleep', 'waking'] as const) {
      const away = { ...calm, readiness: { at } }
      expect(talkFace(away)).toBe(at)
      expect(talkFace({ ...away, isPressed: true })).toBe('listening')
      expect(talkFace({ ...away, mode: 'thinking' })).toBe('thinking')
    }
  })

  it('given a microphone that rests until a press, then it is ready', () => {
    expect(talkFace({ ...calm, microphone: { at: 'resting' } })).toBe('idle')
  })

  it('given mute, then it shows unless a reply goes on', () => {
    expect(talkFace({ ...calm, muted: true })).toBe('muted')
    expect(talkFace({ ...calm, muted: true, mode: 'speaking' })).toBe('speaking')
  })
})

describe('faceHint', () => {
  it('given each style of pressing, then the hint says how it ends', () => {
    const hint = (pressStyle: 'hold' | 'toggle', isHeld: boolean) =>
      faceHint('listening', { talk: 'ptt', pressStyle, isHeld, echo: 'unknown' })
    expect(hint('hold', true)).toContain('Let go')
    expect(hint('toggle', true)).toContain('Tap')
    expect(hint('hold', false)).toContain('Tap')
  })

  it('given an echo that nobody is heard over, then the hint says how to interrupt', () => {
    const hint = (echo: 'cancelled' | 'hard') =>
      faceHint('speaking', { talk: 'duplex', pressStyle: 'hold', isHeld: false, echo })
    expect(hint('cancelled')).toContain('Talk to interrupt')
    expect(hint('hard')).toContain('press to interrupt')
  })
})
