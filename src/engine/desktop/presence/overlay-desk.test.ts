import { describe, expect, it } from 'vitest'
import type { OverlayPicture } from '../../../shared/window/overlay-picture.ts'
import type { Settings } from '../../../shared/window/settings.ts'
import { FakeClock } from '../../audio/testing/fake-clock.ts'
import { OverlayDesk } from './overlay-desk.ts'

function desk(settings: Partial<Pick<Settings, 'overlay' | 'overlayEdge' | 'talk'>> = {}) {
  const clock = new FakeClock()
  const seen: { now: OverlayPicture | null; count: number } = { now: null, count: 0 }
  const state = {
    isInFront: false,
    settings: { overlay: true, overlayEdge: 'bottom', talk: 'ptt', ...settings } as const,
  }
  const overlay = new OverlayDesk({
    clock,
    settings: () => state.settings,
    isInFront: () => state.isInFront,
    port: {
      show: (picture) => {
        seen.now = picture
        seen.count++
      },
      hide: () => (seen.now = null),
    },
  })
  const mode = (now: 'idle' | 'listening' | 'thinking' | 'speaking'): void =>
    overlay.told('mode', { mode: now, muted: false })
  const event = (payload: object): void =>
    overlay.told('turn', { t_ms: 0, turn: 1, ...payload } as never)
  return { overlay, clock, seen, state, mode, event }
}

describe('OverlayDesk', () => {
  it('given a turn while another program is in front, shows state, words and reply, and goes shortly after it', async () => {
    const { clock, seen, mode, event, overlay } = desk()
    mode('listening')
    expect(seen.now).toMatchObject({ mode: 'listening', confirmed: '', edge: 'bottom' })
    event({ event: 'stt_partial', confirmed: 'What is', tentative: 'the time' })
    expect(seen.now).toMatchObject({ confirmed: 'What is', tentative: 'the time' })
    event({ event: 'stt_complete', text: 'What is the time?', stt_latency_ms: 1 })
    mode('thinking')
    overlay.told('reply', { turn: 1, text: 'It is nine.', spoken: 'It is' })
    mode('speaking')
    expect(seen.now).toMatchObject({
      mode: 'speaking',
      confirmed: 'What is the time?',
      tentative: '',
      reply: 'It is nine.',
      spoken: 'It is',
    })
    mode('idle')
    await clock.goTo(1_400)
    expect(seen.now).toMatchObject({ mode: 'idle', reply: 'It is nine.' })
    await clock.goTo(1_600)
    expect(seen.now).toBeNull()
  })

  it('given the window in front, shows nothing; when it goes out of sight in the middle of a turn, shows it', () => {
    const { seen, state, mode, overlay } = desk()
    state.isInFront = true
    mode('listening')
    expect(seen.now).toBeNull()
    state.isInFront = false
    overlay.look()
    expect(seen.now).toMatchObject({ mode: 'listening' })
    state.isInFront = true
    overlay.look()
    expect(seen.now).toBeNull()
  })

  it('given it is turned off in the middle, it is gone at once; another edge moves it', () => {
    const { seen, state, mode, overlay } = desk()
    mode('thinking')
    state.settings = { ...state.settings, overlayEdge: 'top-left' } as never
    overlay.told('settings', {} as never)
    expect(seen.now?.edge).toBe('top-left')
    state.settings = { ...state.settings, overlay: false }
    overlay.told('settings', {} as never)
    expect(seen.now).toBeNull()
  })

  it('given hands-free and a cough, shows nothing; given words, it does', () => {
    const { seen, mode, event } = desk({ talk: 'duplex' })
    mode('listening')
    event({ event: 'speech_start' })
    expect(seen.now).toBeNull()
    mode('idle')
    mode('listening')
    event({ event: 'stt_partial', confirmed: '', tentative: 'hello' })
    expect(seen.now).toMatchObject({ tentative: 'hello' })
  })

  it('given a new turn, has none of the last one’s words; taken back, none of its reply', () => {
    const { seen, mode, event, overlay } = desk()
    mode('listening')
    event({ event: 'stt_complete', text: 'One.', stt_latency_ms: 1 })
    overlay.told('reply', { turn: 1, text: 'First.', spoken: '' })
    event({ event: 'turn_retracted', reason: 'goes on' })
    expect(seen.now).toMatchObject({ confirmed: 'One.', reply: '' })
    mode('idle')
    mode('listening')
    expect(seen.now).toMatchObject({ confirmed: '', reply: '', error: null })
  })

  it('given frames of the microphone, shows the level, no oftener than the eye follows, and none while it speaks', async () => {
    const { clock, seen, mode, overlay } = desk()
    const loud = new Float32Array(512).fill(0.1) // −20 dBFS
    overlay.heard(loud)
    expect(seen.count).toBe(0)
    mode('listening')
    overlay.heard(loud)
    expect(seen.now?.level).toBeCloseTo(2 / 3, 1)
    const { count } = seen
    overlay.heard(new Float32Array(512))
    expect(seen.count).toBe(count)
    await clock.goTo(70)
    overlay.heard(new Float32Array(512))
    expect(seen.now?.level).toBe(0)
    mode('speaking')
    await clock.goTo(140)
    overlay.heard(loud)
    expect(seen.now?.level).toBe(0)
  })

  it('given a timer that ended, shows what is said of it, and an error in place of a reply', () => {
    const { seen, mode, event, overlay } = desk()
    overlay.told('notice', { tone: 'info', message: 'Your pasta timer is done.', isDue: true })
    expect(seen.now).toBeNull()
    mode('speaking')
    expect(seen.now).toMatchObject({ reply: 'Your pasta timer is done.' })
    event({ event: 'error', turn: 2, code: 'engine_died', message: 'The voice has ended.' })
    expect(seen.now).toMatchObject({ reply: '', error: 'The voice has ended.' })
  })
})
