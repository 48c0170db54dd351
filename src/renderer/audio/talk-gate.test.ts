// The order in which frames, presses and releases leave the page.
import { describe, expect, it } from 'vitest'
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts'
import { type GateStep, RELEASE_TAIL_MS, TalkGate } from './talk-gate.ts'

/** A gate, and a microphone that counts its frames: frame n ends at (n + 1) × 32 ms. */
function setUp(talk: 'ptt' | 'duplex' = 'ptt') {
  const steps: GateStep[] = []
  const gate = new TalkGate((step) => steps.push(step))
  gate.setTalk(talk)
  let nowMs = 0
  const hear = (frames: number, isFirst = false): void => {
    for (let i = 0; i < frames; i++) {
      nowMs += FRAME_MS
      const samples = new Float32Array(FRAME_SAMPLES).fill(nowMs)
      const capturedAtMs = nowMs
      const isNew = isFirst && i === 0
      gate.frame({ samples, capturedAtMs, arrivedAtMs: nowMs, ownShare: 0, isFirst: isNew })
    }
  }
  return { gate, hear, steps, nowMs: () => nowMs, wait: (ms: number) => void (nowMs += ms) }
}

/** `frame` steps in a row as one, with how many they are. */
function brief(steps: readonly GateStep[]): string {
  return steps
    .map(({ what }) => what)
    .join(' ')
    .replace(/frame( frame)*/g, (run) => `frame×${run.split(' ').length}`)
}

describe('TalkGate with push-to-talk', () => {
  it('given no press, lets nothing through', () => {
    const { hear, steps } = setUp()
    hear(100)
    expect(steps).toEqual([])
  })

  it('given a press, sends half a second from before it first, then what comes live', () => {
    const { gate, hear, steps } = setUp()
    hear(40)
    gate.press()
    hear(3)
    expect(brief(steps)).toBe('opened frame×16 press frame×3')
    expect(steps[1]).toMatchObject({ frame: { capturedAtMs: 25 * FRAME_MS } })
  })

  it('given a release, lets the tail through and then says so', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(5)
    gate.release(nowMs(), true)
    hear(10)
    const tail = Math.ceil(RELEASE_TAIL_MS / FRAME_MS)
    expect(brief(steps)).toBe(`opened press frame×${5 + tail} release`)
  })

  it('given a release after the last word, says so at once', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(5)
    gate.release(nowMs(), false)
    hear(10)
    expect(brief(steps)).toBe('opened press frame×5 release')
  })

  it('given a release whose frames never come, can be ended without them', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(1)
    gate.release(nowMs(), true)
    expect(gate.isReleasing).toBe(true)
    gate.finishRelease()
    gate.finishRelease()
    expect(brief(steps)).toBe('opened press frame×1 release')
  })

  it('given a press during the tail, ends the first press before the second begins', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(2)
    gate.release(nowMs(), true)
    gate.press()
    hear(1)
    expect(brief(steps)).toBe('opened press frame×2 release opened press frame×1')
  })

  it('given a second press soon after, does not send the words of the first again', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(20)
    gate.release(nowMs(), true)
    hear(5)
    steps.length = 0
    gate.press()
    expect(brief(steps)).toBe('opened frame×3 press')
  })

  it('given presses and releases that have no partner, they do nothing', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.release(nowMs(), true)
    gate.press()
    gate.press()
    hear(1)
    expect(brief(steps)).toBe('opened press frame×1')
  })

  it('given a stop during a press, no release follows', () => {
    const { gate, hear, steps, nowMs } = setUp()
    gate.press()
    hear(1)
    gate.stop()
    gate.release(nowMs(), true)
    hear(10)
    expect(brief(steps)).toBe('opened press frame×1')
  })

  it('given another microphone in the middle of a press, silence fills the time between', () => {
    const { gate, hear, steps, wait } = setUp()
    gate.press()
    hear(2)
    wait(5 * FRAME_MS + 4)
    hear(1, true)
    expect(brief(steps)).toBe('opened press frame×8')
    expect(steps[4]).toMatchObject({ frame: { samples: new Float32Array(FRAME_SAMPLES) } })
  })

  it('given mute, forgets what it kept and takes no press', () => {
    const { gate, hear, steps } = setUp()
    hear(20)
    gate.setMuted(true)
    gate.press()
    hear(5)
    gate.setMuted(false)
    gate.press()
    expect(brief(steps)).toBe('opened press')
  })
})

describe('TalkGate in duplex', () => {
  it('given frames, opens a stream once and lets all of them through', () => {
    const { hear, steps } = setUp('duplex')
    hear(50, true)
    expect(brief(steps)).toBe('opened frame×50')
  })

  it('given mute and its end, opens a new stream', () => {
    const { gate, hear, steps } = setUp('duplex')
    hear(2)
    gate.setMuted(true)
    hear(2)
    gate.setMuted(false)
    hear(2)
    expect(brief(steps)).toBe('opened frame×2 opened frame×2')
  })

  it('given a microphone that was away for long, opens a new stream', () => {
    const { hear, steps, wait } = setUp('duplex')
    hear(2)
    wait(3000)
    hear(2, true)
    expect(brief(steps)).toBe('opened frame×2 opened frame×2')
  })

  it('given a stop, the stream goes on', () => {
    const { gate, hear, steps } = setUp('duplex')
    hear(2)
    gate.stop()
    hear(2)
    expect(brief(steps)).toBe('opened frame×4')
  })

  it('given a change to push-to-talk, falls silent', () => {
    const { gate, hear, steps } = setUp('duplex')
    hear(2)
    gate.setTalk('ptt')
    hear(2)
    expect(brief(steps)).toBe('opened frame×2')
  })
})
