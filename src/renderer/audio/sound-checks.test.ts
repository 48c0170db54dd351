// One thing is tried at a time; what is recorded is nobody's speech to the app.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts'
import type { EchoListener } from './echo/echo-guard.ts'
import { SoundChecks } from './sound-checks.ts'

const calm = new AbortController().signal

function room(situation = {}) {
  const played: { samples: number; sampleRateHz: number | undefined; signal?: AbortSignal }[] = []
  const state = {
    listener: null as EchoListener | null,
    now: { isOpen: true, isMuted: false, isBusy: false, volume: 1, ...situation },
    held: 0,
    isHeld: false,
  }
  const fakePlayer = {
    playBeside: async (pcm: Float32Array, signal?: AbortSignal, sampleRateHz?: number) => {
      played.push({ samples: pcm.length, sampleRateHz, ...(signal && { signal }) })
    },
  }
  const fakeGuard = {
    listen: (listener: EchoListener | null) => (state.listener = listener),
    settle: () => {},
  }
  const checks = new SoundChecks(
    fakePlayer,
    fakeGuard,
    () => state.now,
    () => {
      state.held++
      state.isHeld = true
      return () => (state.isHeld = false)
    },
  )
  /** Lets the microphone deliver so many frames, each of its number. */
  const hear = (frames: number): void => {
    for (let i = 1; i <= frames; i++)
      state.listener?.(new Float32Array(FRAME_SAMPLES).fill(i), new Float32Array(512), null)
  }
  return { checks, hear, played, state }
}

/** Lets what was begun take its first steps. */
const soon = () => vi.advanceTimersByTimeAsync(0)

describe('SoundChecks', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('given five seconds of the microphone, gives them whole, and lets go of it', async () => {
    const { checks, hear, state } = room()
    const shares: number[] = []
    const recording = checks.record(calm, (share) => shares.push(share))
    await soon()
    hear(200)
    const pcm = await recording
    expect(pcm.length / 16).toBeCloseTo(5000, -2)
    expect([pcm[0], pcm.at(-1)]).toEqual([1, pcm.length / FRAME_SAMPLES])
    expect(shares.at(-1)).toBe(1)
    expect(state.listener).toBeNull()
    expect(state).toMatchObject({ held: 1, isHeld: false })
  })

  it('given a recording, plays it at the rate of the microphone, and is done when it was heard', async () => {
    const { checks, played, state } = room()
    let isOver = false
    const playing = checks.play(new Float32Array(16_000), calm).then(() => (isOver = true))
    await soon()
    expect(played).toMatchObject([{ samples: 16_000, sampleRateHz: 16_000 }])
    expect(state.listener, 'what is played is nobody’s speech').not.toBeNull()
    await vi.advanceTimersByTimeAsync(900)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(500)
    await playing
    expect(state.listener).toBeNull()
  })

  it('given a stop while it plays, then it falls silent and listens no more', async () => {
    const { checks, played, state } = room()
    const stop = new AbortController()
    const playing = checks.play(new Float32Array(16_000), stop.signal)
    await soon()
    stop.abort()
    await expect(playing).rejects.toThrow()
    expect(played[0]?.signal?.aborted).toBe(true)
    expect(state.listener).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('given a microphone that stops to deliver, says so', async () => {
    const { checks, hear } = room()
    const recording = checks.record(calm, () => {})
    const refused = expect(recording).rejects.toThrow('does not answer')
    await soon()
    hear(10)
    await vi.advanceTimersByTimeAsync(20_000)
    await refused
  })

  it('given the check of the room while it records, then the recording ends first and the room gets the frames', async () => {
    const { checks, hear, state } = room()
    const recording = checks.record(calm, () => {})
    const ended = expect(recording).rejects.toThrow('Something else')
    await soon()
    const checking = checks.checkRoom(calm, () => {})
    await ended
    await soon()
    expect(state.listener).not.toBeNull()
    hear(Math.ceil(10_000 / FRAME_MS))
    expect((await checking).verdict).toBe('untapped')
    expect(state.listener).toBeNull()
  })

  it.each([
    [{ isOpen: false }, 'no microphone'],
    [{ isMuted: true }, 'muted'],
    [{ isBusy: true }, 'conversation is going on'],
  ])('given %o, says what to do instead of recording', async (situation, words) => {
    const { checks, state } = room(situation)
    await expect(checks.record(calm, () => {})).rejects.toThrow(words)
    expect(state.listener).toBeNull()
  })

  it('given a microphone that rests and is muted, plays what was recorded all the same', async () => {
    const { checks, played } = room({ isOpen: false, isMuted: true })
    const playing = checks.play(new Float32Array(16_000), calm)
    await vi.advanceTimersByTimeAsync(2000)
    await playing
    expect(played).toHaveLength(1)
  })

  it('given the volume at zero, records, and says why nothing would be heard of it', async () => {
    const { checks, hear } = room({ volume: 0 })
    const recording = checks.record(calm, () => {})
    await soon()
    hear(200)
    const pcm = await recording
    await expect(checks.play(pcm, calm)).rejects.toThrow('volume is at zero')
  })
})
